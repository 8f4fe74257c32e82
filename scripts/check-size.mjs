/**
 * Weighs the JavaScript that a first visit loads before the drawing stands: the entry, what it imports
 * statically, and what the page preloads. Fails over the bar, in bytes gzipped. Prints the ten largest modules,
 * each minified and compressed by itself, so that a growth is seen where it happens.
 */
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import process from 'node:process'
import { gzipSync } from 'node:zlib'

const BAR = 190_000
const LARGEST = 10

/** What a drawing is made of, of libraries. Another one is a decision, and is put here with its reason in the log. */
const LIBRARIES =
  /^node_modules\/(react|react-dom|scheduler|react-error-boundary|@xyflow|d3-(dispatch|drag|selection|zoom)|classcat|zustand|use-sync-external-store|idb|lucide-react|tinykeys)\//
/** What loads when it is used, whoever would like to have it at hand. */
const LATER =
  /^src\/(core\/(exporters|importers|document|lint|share|simulation|templates\/(?!orders)|yaml|hcl|streams\/(?!processing))|features\/(?!canvas\/)[^/]+)\b/
/** What makes the numbers and shows them: it comes beside the drawing, and is evaluated when that stands. */
const NUMBERS =
  /^src\/(core\/(sizing|settings|expand|facts|measure-design|kafka\/catalogue|traffic\/(?!traffic\.ts)|views\/(?!view-of)|delivery\/(?!words|guarantee))|stores\/document\/analysis-store|features\/canvas\/kinds\/[a-z-]*numbers)/

const hasNoPlace = (module) =>
  module.startsWith('node_modules/') ? !LIBRARIES.test(module) : LATER.test(module) || NUMBERS.test(module)
const FOLDER = process.argv[2] ?? 'dist'

const html = readFileSync(join(FOLDER, 'index.html'), 'utf8')
// What the page fetches by itself; the file of the numbers it asks for when it has begun to draw.
const entries = [
  ...html.matchAll(/<(?:script|link rel="modulepreload")[^>]*(?:src|href)="(\.\/[^"]+\.js)"/g),
].map(([, path]) => path)
const seen = new Map()

function load(path) {
  const file = join(FOLDER, path)
  if (seen.has(file)) return
  const text = readFileSync(file, 'utf8')
  seen.set(file, gzipSync(text, { level: 9 }).length)
  for (const [, from] of text.matchAll(/(?:import|from)\s*["'](\.[^"']+\.js)["']/g)) {
    load(join(path, '..', from))
  }
}
for (const entry of entries) load(entry)

const line = (size, text) => console.log(`${String(size).padStart(8)}  ${text}`)

const weights = join('.cache/weights', `${basename(FOLDER)}.json`)
if (existsSync(weights)) {
  console.log('The largest modules of the first load, each by itself:')
  const modules = Object.entries(JSON.parse(readFileSync(weights, 'utf8')))
  modules.sort(([, one], [, other]) => other - one)
  for (const [module, size] of modules.slice(0, LARGEST)) line(size, module)
  const astray = modules.filter(([module]) => hasNoPlace(module))
  if (astray.length > 0) {
    console.log('What must not be in the first load, and is (find the static import that brings it):')
    for (const [module, size] of astray) line(size, module)
    process.exitCode = 1
  }
  console.log('The files:')
}

let total = 0
for (const [file, size] of seen) {
  total += size
  line(size, file)
}
console.log(`${String(total).padStart(8)}  gzipped before the first drawing; the bar is ${BAR}`)
if (seen.size === 0 || total > BAR) process.exit(1)
