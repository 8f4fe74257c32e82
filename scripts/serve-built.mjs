/**
 * Serves the built folder under a sub-path as a plain static host does: no rewriting, no headers of its own.
 * Usage: node scripts/serve-built.mjs [port] [path] [folder]
 */
import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'
import process from 'node:process'

const [port = '4178', base = '/', folder = 'dist'] = process.argv.slice(2)
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.md': 'text/markdown; charset=utf-8',
}

if (!existsSync(join(folder, 'index.html'))) {
  console.error(`There is no ${folder}/index.html: run npm run build first.`)
  process.exit(1)
}

createServer((request, response) => {
  const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)
  const inside = path.startsWith(base) ? normalize(path.slice(base.length)) : null
  if (inside === null || inside.startsWith(`..${sep}`)) return response.writeHead(404).end()
  const file = join(folder, inside === '' || inside === '.' ? 'index.html' : inside)
  if (!existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end()
  response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' })
  createReadStream(file).pipe(response)
}).listen(Number(port), '127.0.0.1', () => console.log(`http://127.0.0.1:${port}${base}`))
