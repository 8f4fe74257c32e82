/**
 * Weighs the JavaScript that a first visit loads before the drawing stands: the entry, what it imports
 * statically, and what the page preloads. Fails over the bar of 200 kB gzipped.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { gzipSync } from 'node:zlib'

const BAR = 200_000
const FOLDER = process.argv[2] ?? 'dist'

const html = readFileSync(join(FOLDER, 'index.html'), 'utf8')
const entries = [...html.matchAll(/(?:src|href)="(\.\/[^"]+\.js)"/g)].map(([, path]) => path)
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

let total = 0
for (const [file, size] of seen) {
  total += size
  console.log(`${String(size).padStart(8)}  ${file}`)
}
console.log(`${String(total).padStart(8)}  gzipped before the first drawing; the bar is ${BAR}`)
if (seen.size === 0 || total > BAR) process.exit(1)
