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

/** Fetches Kafka's jars, where they are not there yet, and compiles the driver. */
export async function prepare(): Promise<void> {
  const pom = readFileSync(`${ROOT}/pom.xml`, 'utf8')
  const mark = `${LIB}/.complete`
  if (!existsSync(mark) || readFileSync(mark, 'utf8') !== pom) {
    rmSync(LIB, { recursive: true, force: true })
    const goal = ['dependency:copy-dependencies', '-DoutputDirectory=lib']
    await run('mvn', ['-q', '-B', '-f', `${ROOT}/pom.xml`, ...goal])
    writeFileSync(mark, pom)
  }
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
