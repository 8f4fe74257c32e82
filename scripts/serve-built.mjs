/**
 * Serves the built folder under a sub-path as a plain static host does.
 * Usage: node scripts/serve-built.mjs [port] [path] [folder] [--compress]
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { StaticHost } from './static-host.mjs'

const words = process.argv.slice(2)
const [port = '4178', base = '/', folder = 'dist'] = words.filter((word) => !word.startsWith('--'))

if (!existsSync(join(folder, 'index.html'))) {
  console.error(`There is no ${folder}/index.html: run npm run build first.`)
  process.exit(1)
}

const host = new StaticHost(folder, { base, port: Number(port), compresses: words.includes('--compress') })
await host.start()
console.log(host.address)
