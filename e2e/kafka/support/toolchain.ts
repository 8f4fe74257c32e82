import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { run } from './leavings'

const ROOT = 'e2e/kafka'
/** What stands in for libraries that are on no public mirror. */
export const STAND_INS = `${ROOT}/stand-ins`
const LIB = `${ROOT}/lib`
const CLASSES = `${ROOT}/target/classes`
export const VERSION = '4.3.1'
/** For brokers, tools and the driver alike. */
export const CLASSPATH = `${CLASSES}:${LIB}/*`

/** A Kafka whose brokers a cluster can be of. */
export interface KafkaRelease {
  readonly classpath: string
  /** What is switched on when its folders are made. */
  readonly features: readonly string[]
}

export const WITNESS: KafkaRelease = { classpath: CLASSPATH, features: [] }

/** Of this release there are brokers and clients, and no tools. */
const NEXT_LIB = `${ROOT}/next/lib`
export const NEWEST: KafkaRelease = { classpath: `${NEXT_LIB}/*`, features: ['share.version=2'] }

const OLDEST_JDK = 17

/** What is missing of the JDK and Maven, a sentence each. */
export function missingTools(): string[] {
  const missing: string[] = []
  const java = spawnSync('javac', ['-version'], { encoding: 'utf8' })
  const release = Number(/javac (?:1\.)?(\d+)/.exec(`${java.stdout}${java.stderr}`)?.[1] ?? 0)
  if (release === 0) missing.push('No JDK (javac) is on the PATH.')
  else if (release < OLDEST_JDK) missing.push(`The JDK on the PATH is ${release}, which is too old.`)
  if (spawnSync('mvn', ['-v']).status !== 0) missing.push('Maven (mvn) is not on the PATH or does not run.')
  return missing
}

/** Fetches the jars of the newest release, where they are not there yet. */
export const prepareNewest = (): Promise<void> => fetchJars(`${ROOT}/next`, NEXT_LIB)

async function fetchJars(folder: string, lib: string): Promise<void> {
  const pom = readFileSync(`${folder}/pom.xml`, 'utf8')
  const mark = `${lib}/.complete`
  if (existsSync(mark) && readFileSync(mark, 'utf8') === pom) return
  rmSync(lib, { recursive: true, force: true })
  const goal = ['dependency:copy-dependencies', '-DoutputDirectory=lib']
  await run('mvn', ['-q', '-B', '-f', `${folder}/pom.xml`, ...goal])
  writeFileSync(mark, pom)
}

/** Fetches Kafka's jars, where they are not there yet, and compiles the driver. */
export async function prepare(): Promise<void> {
  await fetchJars(ROOT, LIB)
  rmSync(CLASSES, { recursive: true, force: true })
  mkdirSync(CLASSES, { recursive: true })
  // So that a worker of Connect finds the source of the tests without looking at every class.
  mkdirSync(`${CLASSES}/META-INF/services`, { recursive: true })
  writeFileSync(
    `${CLASSES}/META-INF/services/org.apache.kafka.connect.source.SourceConnector`,
    'driver.TopicsSource\n',
  )
  const sources = ['driver', 'vectors', 'stand-ins'].flatMap((folder) =>
    readdirSync(`${ROOT}/${folder}`)
      .filter((file) => file.endsWith('.java'))
      .map((file) => `${ROOT}/${folder}/${file}`),
  )
  const quiet = ['-Xlint:none', '-XDsuppressNotes']
  await run('javac', [...quiet, '-d', CLASSES, '-cp', `${LIB}/*`, ...sources])
}
