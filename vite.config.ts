import { mkdirSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { minifySync, type Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { CONTENT_SECURITY_POLICY } from './scripts/content-security-policy.ts'
import { leanFlow } from './scripts/lean-flow.ts'
import { lightAnimation } from './scripts/light-animation.ts'
import { releasePlugin } from './scripts/release-plugin.ts'
import { orderOfStart, startFiles } from './scripts/start-files.ts'

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

/** Hosts keep what begins with `_` for themselves, so that it would not be served: as a library's stand-in for a module of Node. */
const chunkFileNames = ({ name }: { readonly name: string }): string =>
  `assets/${name.replace(/^_+/, '')}-[hash].js`

/** Relative base: the built folder works from any static host and under any sub-path. */
export default defineConfig({
  // Relative: the built folder works from any static host and under any sub-path.
  base: './',
  plugins: [
    react(),
    tailwindcss(),
    lightAnimation,
    leanFlow,
    contentSecurityPolicy,
    orderOfStart,
    weighFirstLoad,
    releasePlugin(),
  ],
  resolve: {
    alias: {
      '@': fileURLToPath(new URL('./src', import.meta.url)),
      long: fileURLToPath(new URL('./scripts/without-long.ts', import.meta.url)),
    },
  },
  // The parser of Terraform's language, which has an eval that is not used, runs in a worker alone.
  worker: {
    format: 'es',
    rolldownOptions: { checks: { eval: false }, output: { chunkFileNames } },
  },
  build: {
    target: 'es2023',
    sourcemap: false,
    rolldownOptions: {
      checks: { eval: false },
      output: {
        codeSplitting: { groups: [{ name: startFiles, debugName: 'start' }] },
        chunkFileNames,
      },
    },
  },
  test: {
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'core',
          testTimeout: 300_000,
          setupFiles: ['src/testing/property-seed.ts'],
          environment: 'node',
          // The core holds nothing between calls, so that one process runs file after file and loads a module once.
          isolate: false,
          include: ['{src/{cli,core},scripts,e2e/kafka}/**/*.test.ts'],
          exclude: ['**/*.alone.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'alone',
          testTimeout: 300_000,
          setupFiles: ['src/testing/property-seed.ts'],
          environment: 'node',
          // Stores live as long as their page; other files replace a module, or watch its first load.
          include: ['src/{stores,service-worker}/**/*.test.ts', 'src/**/*.alone.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'ui',
          testTimeout: 300_000,
          setupFiles: ['src/testing/property-seed.ts'],
          environment: 'happy-dom',
          include: ['src/{app,features,figures,ui}/**/*.test.{ts,tsx}'],
        },
      },
    ],
  },
})
