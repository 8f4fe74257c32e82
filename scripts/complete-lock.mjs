/**
 * Completes package-lock.json with the optional packages of other platforms. npm leaves out what it could
 * not fetch where the lock was written, and then `npm ci` refuses the lock elsewhere. What runs where is in
 * the names of such packages; nothing is fetched. Run it after a change of dependencies.
 */
import { readFileSync, writeFileSync } from 'node:fs'

const FILE = 'package-lock.json'
const OS = [
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
  'aix',
]
const CPU = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64', 'wasm32']

const lock = JSON.parse(readFileSync(FILE, 'utf8'))
const { packages } = lock

/** Where a package finds a dependency: in its own node_modules, or in one of those around it. */
function find(from, name) {
  for (let at = from; ; at = at.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, '')) {
    const path = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`
    if (packages[path]) return path
    if (at === '') return null
  }
}

const words = (name) => name.split(/[/@_-]+/)
const oneOf = (list, name) => list.find((word) => words(name).includes(word))

let added = 0
for (const [from, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
  for (const [name, range] of Object.entries(optionalDependencies)) {
    if (find(from, name) !== null) continue
    const version = /^[\^~]?(\d+\.\d+\.\d+[\w.-]*)$/.exec(range)?.[1]
    if (!version) throw new Error(`${from} wants ${name} ${range}: which version is that?`)
    const os = oneOf(OS, name) ?? (name === 'fsevents' ? 'darwin' : undefined)
    const cpu = /gnueabihf|musleabihf|arm-/.test(name) ? 'arm' : oneOf(CPU, name)
    const libc = /musl/.test(name) ? 'musl' : /gnu/.test(name) ? 'glibc' : undefined
    packages[`node_modules/${name}`] = {
      version,
      ...(cpu && { cpu: [cpu] }),
      ...(dev && { dev: true }),
      ...(libc && { libc: [libc] }),
      optional: true,
      ...(os && { os: [os] }),
    }
    added += 1
  }
}
lock.packages = Object.fromEntries(Object.entries(packages).sort(([one], [other]) => (one < other ? -1 : 1)))
writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`${added} packages of other platforms added`)
