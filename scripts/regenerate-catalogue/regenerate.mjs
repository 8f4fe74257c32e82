import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { catalogueRows } from './catalogue-rows.mjs'

/**
 * Regenerates the rows of the catalogue from the jars of every Kafka release that a design may name: those
 * of topics, producers and consumers, which the first load carries, apart from the others. Needs JDK 17 and Maven; `--check` writes nothing and fails if the file differs.
 */
const RELEASES = [
  { version: '3.7', jars: '3.7.2' },
  { version: '3.9', jars: '3.9.1' },
  { version: '4.0', jars: '4.0.1' },
  { version: '4.1', jars: '4.1.1' },
  { version: '4.2', jars: '4.2.1' },
  { version: '4.3', jars: '4.3.1' },
  { version: '4.4', jars: '4.4.0', withoutStreams: 'streams-4.4.json' },
]

const here = import.meta.dirname
const FIRST_LOAD = ['topic', 'producer', 'consumer']
const isFirst = ([kinds]) => kinds.split(' ').some((kind) => FIRST_LOAD.includes(kind))
const targets = [
  { file: 'catalogue-rows.json', holds: isFirst },
  { file: 'catalogue-rows-of-others.json', holds: (entry) => !isFirst(entry) },
].map(({ file, holds }) => ({ path: join(here, '../../src/core/kafka', file), holds }))
const work = process.env.CATALOGUE_JARS ?? join(tmpdir(), 'surveyor-catalogue')

function jarsOf({ jars, withoutStreams }) {
  const folder = join(work, jars)
  const lib = join(folder, 'lib')
  if (existsSync(lib)) return lib
  mkdirSync(folder, { recursive: true })
  const artifacts = withoutStreams ? ['kafka_2.13'] : ['kafka_2.13', 'kafka-streams']
  const dependencies = artifacts.map(
    (artifact) =>
      `<dependency><groupId>org.apache.kafka</groupId><artifactId>${artifact}</artifactId><version>${jars}</version></dependency>`,
  )
  writeFileSync(
    join(folder, 'pom.xml'),
    `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>surveyor</groupId><artifactId>catalogue</artifactId><version>1</version><packaging>pom</packaging>
<dependencies>${dependencies.join('')}</dependencies></project>`,
  )
  execFileSync('mvn', ['-q', '-B', 'dependency:copy-dependencies', '-DoutputDirectory=lib'], {
    cwd: folder,
    stdio: 'inherit',
  })
  return lib
}

function dumpOf(release) {
  const classPath = join(jarsOf(release), '*')
  const text = execFileSync('java', ['-cp', classPath, join(here, 'CatalogueDump.java')], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  return JSON.parse(text)
}

const releases = RELEASES.map((release) => ({ version: release.version, dump: dumpOf(release) }))
for (const [index, release] of RELEASES.entries()) {
  if (!release.withoutStreams) continue
  const added = JSON.parse(readFileSync(join(here, release.withoutStreams), 'utf8'))
  releases[index].dump.streams = { ...releases[index - 1].dump.streams, ...added }
}

const leftOut = JSON.parse(
  readFileSync(join(here, '../../src/core/kafka/broker-families-left-out.json'), 'utf8'),
)
const rows = catalogueRows(releases, leftOut)
for (const { version, dump } of releases) {
  const { brokerDefaultProperties, ...kinds } = dump
  const counts = Object.entries(kinds).map(([kind, keys]) => `${kind} ${Object.keys(keys).length}`)
  console.log(`${version}: ${counts.join(', ')}`)
}
const written = targets.map(({ path, holds }) => ({
  path,
  text: JSON.stringify(Object.fromEntries(Object.entries(rows).filter(holds))),
}))
if (!process.argv.includes('--check')) {
  for (const { path, text } of written) {
    writeFileSync(path, text)
    execFileSync('npx', ['biome', 'format', '--write', path], { stdio: 'ignore' })
  }
} else if (
  written.every(({ path, text }) => JSON.stringify(JSON.parse(readFileSync(path, 'utf8'))) === text)
) {
  console.log('the catalogue in the sources is what the jars say')
} else {
  console.error('the catalogue in the sources differs from what the jars say: run without --check')
  process.exit(1)
}
