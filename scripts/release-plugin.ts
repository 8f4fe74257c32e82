/**
 * Makes a release of what was built: names it by a hash over all its files, writes that name into the page,
 * and builds the service worker that knows the files. Works on what stands in the folder, so that nothing
 * that another plugin writes is missed.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'vite'
import type { Release } from '../src/service-worker/protocol'

const WORKER = fileURLToPath(new URL('../src/service-worker/service-worker.ts', import.meta.url))
const PAGE = 'index.html'

/** What no page asks for, and what says which release the host has. */
const APART: ReadonlySet<string> = new Set([PAGE, 'sw.js', 'release.json'])

/** A host takes files that begin so for its own settings and does not serve them. */
const isSetting = (path: string) => path.split('/').some((part) => /^[._]/.test(part))

function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(folder.length + 1)
        .replaceAll(sep, '/'),
    )
    .filter((path) => !APART.has(path) && !isSetting(path))
    .sort()
}

function hashOf(folder: string, paths: readonly string[]): string {
  const hash = createHash('sha256')
  for (const path of paths) hash.update(`${path}\0`).update(readFileSync(join(folder, path)))
  return hash.digest('hex').slice(0, 16)
}

async function makeRelease(folder: string): Promise<void> {
  const files = filesOf(folder)
  const release: Release = { id: hashOf(folder, [PAGE, ...files]), files }
  const page = readFileSync(join(folder, PAGE), 'utf8')
  writeFileSync(
    join(folder, PAGE),
    page.replace('</head>', `  <meta name="release" content="${release.id}">\n  </head>`),
  )
  writeFileSync(join(folder, 'release.json'), `${JSON.stringify(release)}\n`)
  await build({
    configFile: false,
    logLevel: 'warn',
    define: { SURVEYOR_RELEASE: JSON.stringify(release) },
    build: {
      target: 'es2023',
      outDir: folder,
      emptyOutDir: false,
      copyPublicDir: false,
      rolldownOptions: { input: WORKER, output: { format: 'iife', entryFileNames: 'sw.js' } },
    },
  })
}

export function releasePlugin(): Plugin {
  let folder = 'dist'
  return {
    name: 'release',
    apply: 'build',
    configResolved({ root, build: { outDir } }) {
      folder = resolve(root, outDir)
    },
    closeBundle: { sequential: true, order: 'post', handler: () => makeRelease(folder) },
  }
}
