import { mkdirSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { minifySync, type Plugin, type Rolldown } from 'vite'
import { defineConfig } from 'vitest/config'
import { CONTENT_SECURITY_POLICY } from './scripts/content-security-policy.ts'
import { lightAnimation } from './scripts/light-animation.ts'
import { releasePlugin } from './scripts/release-plugin.ts'

/** Only the built page carries the policy: the development server needs scripts of its own. */
const contentSecurityPolicy: Plugin = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      injectTo: 'head-prepend',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: CONTENT_SECURITY_POLICY },
    },
  ],
}

/** A module by itself: what nothing in it uses may be what another one imports, so all of it is kept. */
function weightOf(code: string): number {
  const options = { compress: { unused: false }, mangle: { toplevel: true } } as const
  return gzipSync(minifySync('module.js', code, options).code, { level: 9 }).length
}

/** Writes down what each module of the first load weighs, for `npm run check:size` to print the largest. */
const weighFirstLoad: Plugin = {
  name: 'weigh-first-load',
  apply: 'build',
  generateBundle({ dir = 'dist' }, bundle) {
    const first = Object.values(bundle).find((chunk) => chunk.type === 'chunk' && chunk.name === 'first')
    if (first?.type !== 'chunk') return
    const weights = Object.entries(first.modules).map(
      ([id, { code }]) => [id.replace(`${import.meta.dirname}/`, ''), weightOf(code ?? '')] as const,
    )
    mkdirSync('.cache/weights', { recursive: true })
    writeFileSync(`.cache/weights/${basename(dir)}.json`, JSON.stringify(Object.fromEntries(weights)))
  },
}

/** What loads as one file: it compresses better than thirty that are shared with what loads later, and comes in one request. */
const START = {
  /** All that the first drawing needs. */
  first: ['main.tsx'],
  /** The numbers beside it, and what shows them. */
  numbers: ['stores/document/analysis-store.ts', 'features/canvas/flow/number-parts.ts'],
}

const fileOfModule = new Map<string, string>()

const startFiles: Rolldown.CodeSplittingNameFunction = (id, graph) => {
  if (fileOfModule.size === 0) {
    const collect = (file: string, module: string) => {
      if (fileOfModule.has(module)) return
      fileOfModule.set(module, file)
      for (const imported of graph.getModuleInfo(module)?.importedIds ?? []) collect(file, imported)
    }
    for (const [file, modules] of Object.entries(START))
      for (const module of modules) collect(file, fileURLToPath(new URL(`./src/${module}`, import.meta.url)))
  }
  return fileOfModule.get(id) ?? null
}

/** Tells the page where the numbers are, for it to fetch them when it has begun to draw: see `fetchNumbers`. */
const numbersBesideDrawing: Plugin = {
  name: 'numbers-beside-drawing',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (_, { bundle = {} }) =>
      Object.values(bundle)
        .filter((chunk) => chunk.type === 'chunk' && chunk.name === 'numbers')
        .map(({ fileName }) => ({
          tag: 'link',
          injectTo: 'head' as const,
          attrs: { rel: 'numbers', fetchpriority: 'low', href: `./${fileName}` },
        })),
  },
}

/** Relative base: the built folder works from any static host and under any sub-path. */
export default defineConfig({
  base: './',
  plugins: [
    react(),
    tailwindcss(),
    lightAnimation,
    contentSecurityPolicy,
    numbersBesideDrawing,
    weighFirstLoad,
    releasePlugin(),
  ],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  // The parser of Terraform's language, which has an eval that is not used, runs in a worker alone.
  worker: { format: 'es', rolldownOptions: { checks: { eval: false } } },
  build: {
    target: 'es2023',
    sourcemap: false,
    rolldownOptions: {
      checks: { eval: false },
      output: { codeSplitting: { groups: [{ name: startFiles, debugName: 'start' }] } },
    },
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'core',
          testTimeout: 30_000,
          environment: 'node',
          include: ['{src/{cli,core,stores,service-worker},scripts}/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'ui',
          testTimeout: 30_000,
          environment: 'happy-dom',
          include: ['src/{app,features,figures,ui}/**/*.test.{ts,tsx}'],
        },
      },
    ],
  },
})
