import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

const ROOT = 'e2e/kafka'
const LIB = `${ROOT}/lib`
const CLASSES = `${ROOT}/target/classes`
export const VERSION = '4.3.1'
/** For brokers, tools and the driver alike. */
export const CLASSPATH = `${CLASSES}:${LIB}/*`

/** What is missing of JDK 17 and Maven, a sentence each. */
export function missingTools(): string[] {
  const missing: string[] = []
  const java = spawnSync('javac', ['-version'], { encoding: 'utf8' })
  const release = Number(/javac (\d+)/.exec(`${java.stdout}${java.stderr}`)?.[1] ?? 0)
  if (release < 17)
    missing.push(
      release === 0 ? 'No JDK is on the PATH; 17 is needed.' : `The JDK is ${release}; 17 is needed.`,
    )
  if (spawnSync('mvn', ['-v']).status !== 0) missing.push('Maven (mvn) is not on the PATH.')
  return missing
}

/** Fetches Kafka's jars, where they are not there yet, and compiles the driver. */
export function prepare(): void {
  const pom = readFileSync(`${ROOT}/pom.xml`, 'utf8')
  const mark = `${LIB}/.complete`
  if (!existsSync(mark) || readFileSync(mark, 'utf8') !== pom) {
    rmSync(LIB, { recursive: true, force: true })
    execFileSync(
      'mvn',
      ['-q', '-B', '-f', `${ROOT}/pom.xml`, 'dependency:copy-dependencies', '-DoutputDirectory=lib'],
      {
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    )
    writeFileSync(mark, pom)
  }
  rmSync(CLASSES, { recursive: true, force: true })
  mkdirSync(CLASSES, { recursive: true })
  const sources = ['driver', 'vectors'].flatMap((folder) =>
    readdirSync(`${ROOT}/${folder}`)
      .filter((file) => file.endsWith('.java'))
      .map((file) => `${ROOT}/${folder}/${file}`),
  )
  execFileSync('javac', ['-Xlint:none', '-d', CLASSES, '-cp', `${LIB}/*`, ...sources], { stdio: 'inherit' })
}
