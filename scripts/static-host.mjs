/**
 * A plain static host under a sub-path: no rewriting, no headers of its own. A test may stop it, start it
 * again at the same address, and have it serve another folder.
 */
import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'
import { createGzip } from 'node:zlib'

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.md': 'text/markdown; charset=utf-8',
}

/** What hosts compress, where they compress. */
const COMPRESSED = /\.(html|js|css|svg|json|webmanifest)$/

/** The file of a path as a browser asks for it, or null where the host has none. */
function fileOf(url, base, folder) {
  const path = decodeURIComponent(new URL(url, 'http://localhost').pathname)
  const inside = path.startsWith(base) ? normalize(path.slice(base.length)) : null
  if (inside === null || inside.startsWith(`..${sep}`)) return null
  const file = join(folder, inside === '' || inside === '.' ? 'index.html' : inside)
  return existsSync(file) && statSync(file).isFile() ? file : null
}

export class StaticHost {
  /** What is served from now on; the files of another folder are gone. */
  folder
  /** Paths that match are not there. */
  refused = null
  /** Sent with every file; a plain host sends none. */
  headers = {}
  #base
  #port
  #compresses
  #server = null

  constructor(folder, { base = '/', port = 0, compresses = false } = {}) {
    this.folder = folder
    this.#compresses = compresses
    this.#base = base
    this.#port = port
  }

  get address() {
    return `http://127.0.0.1:${this.#port}${this.#base}`
  }

  /** Listens, at the same port as before where it was stopped. */
  async start() {
    const server = createServer((request, response) => {
      const { url = '/' } = request
      const file = this.refused?.test(url) ? null : fileOf(url, this.#base, this.folder)
      if (file === null) return response.writeHead(404).end()
      const type = TYPES[extname(file)] ?? 'application/octet-stream'
      const content = createReadStream(file)
      const isPacked = this.#compresses && COMPRESSED.test(file)
      const packing = isPacked ? { 'content-encoding': 'gzip' } : {}
      response.writeHead(200, { 'content-type': type, ...packing, ...this.headers })
      if (isPacked) content.pipe(createGzip({ level: 9 })).pipe(response)
      else content.pipe(response)
    })
    await new Promise((resolve, reject) => {
      server.once('error', reject).listen(this.#port, '127.0.0.1', resolve)
    })
    this.#port = server.address().port
    this.#server = server
  }

  /** Is gone from one moment to the next: open connections are cut. */
  async stop() {
    const server = this.#server
    this.#server = null
    await new Promise((resolve) => {
      if (!server) return resolve()
      server.close(resolve)
      server.closeAllConnections()
    })
  }
}
