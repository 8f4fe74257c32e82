import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { run, temporaryFolder } from './leavings'

const VERSION = '4.32.1'
const LIB = 'e2e/kafka/lib'
const FOLDER = resolve(`e2e/kafka/target/protoc-${VERSION}`)

/** What Maven calls this machine. */
const MACHINE = `${process.platform === 'darwin' ? 'osx' : 'linux'}-${process.arch === 'arm64' ? 'aarch_64' : 'x86_64'}`

/** Returns the folder of Protobuf's own compiler, fetched by Maven where it is not there yet. */
export async function protocFolder(): Promise<string> {
  const protoc = join(FOLDER, 'protoc')
  if (existsSync(protoc)) return FOLDER
  mkdirSync(FOLDER, { recursive: true })
  const artifact = `com.google.protobuf:protoc:${VERSION}:exe:${MACHINE}`
  await run('mvn', ['-q', '-B', 'dependency:copy', `-Dartifact=${artifact}`, `-DoutputDirectory=${FOLDER}`])
  const [found] = readdirSync(FOLDER)
  if (found === undefined) throw new Error('Maven fetches no protoc')
  // The files that come with it are in the library, and it finds them beside itself.
  const library = resolve(`${LIB}/protobuf-java-${VERSION}.jar`)
  await run('sh', ['-c', 'cd "$1" && jar xf "$2" google/protobuf', 'sh', FOLDER, library])
  chmodSync(join(FOLDER, found), 0o755)
  renameSync(join(FOLDER, found), protoc)
  return FOLDER
}

async function protoc(words: readonly string[]): Promise<void> {
  await run(join(await protocFolder(), 'protoc'), words)
}

/** The files of Protobuf of a project, by the names that they import each other by. */
export function protosOf(project: string): readonly string[] {
  const root = join(project, 'schemas/protobuf')
  if (!existsSync(root)) return []
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.proto'))
}

/** Makes the classes of Java of a project, as its build does; the files that are made. */
export async function makeJavaTypes(project: string): Promise<readonly string[]> {
  const names = protosOf(project)
  if (names.length === 0) return []
  const made = join(project, 'src/gen')
  rmSync(made, { recursive: true, force: true })
  mkdirSync(made, { recursive: true })
  await protoc(['-I', join(project, 'schemas/protobuf'), `--java_out=${made}`, ...names])
  return readdirSync(made, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.java'))
    .map((name) => join(made, name))
}

/** Returns each file as a registry gives it to who asks for it serialized: in base64, by its text. */
export async function serializedProtos(project: string): Promise<ReadonlyMap<string, string>> {
  const root = join(project, 'schemas/protobuf')
  const folder = temporaryFolder('protoc')
  const set = join(folder, 'set')
  await protoc(['-I', root, `--descriptor_set_out=${set}`, ...protosOf(project)])
  const files = messagesIn(readFileSync(set))
  rmSync(folder, { recursive: true })
  return new Map(
    files.map((file) => [
      readFileSync(join(root, nameOf(file)), 'utf8').trim(),
      Buffer.from(file).toString('base64'),
    ]),
  )
}

/** The messages of a message that has nothing else. */
function messagesIn(set: Buffer): Buffer[] {
  const found: Buffer[] = []
  let at = 0
  while (at < set.length) {
    at += 1
    let size = 0
    for (let shift = 0; ; shift += 7) {
      const byte = set[at] ?? 0
      at += 1
      size |= (byte & 0x7f) << shift
      if (byte < 0x80) break
    }
    found.push(set.subarray(at, at + size))
    at += size
  }
  return found
}

/** The first field of a file is its name, which is short. */
const nameOf = (file: Buffer): string => file.subarray(2, 2 + (file[1] ?? 0)).toString()

/** An environment in which `protoc` is found. */
export const withProtoc = async (env: NodeJS.ProcessEnv): Promise<NodeJS.ProcessEnv> => ({
  ...env,
  PATH: [await protocFolder(), dirname(process.execPath), env['PATH']].join(':'),
})
