import { chmodSync, cpSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

const OUT = 'dist-cli'
const WASM = {
  RUNTIME: 'node_modules/web-tree-sitter/web-tree-sitter.wasm',
  GRAMMAR: 'node_modules/@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-hcl.wasm',
}

/** The parser of HCL lies beside the command, wherever that is installed. */
const wasmBesideIt: Plugin = {
  name: 'wasm-beside-it',
  load(id) {
    if (!id.endsWith('src/core/hcl/wasm-files.js')) return
    const lines = Object.entries(WASM).map(
      ([name, path]) =>
        `export const ${name} = decodeURIComponent(new URL(/* @vite-ignore */ '${path.split('/').at(-1)}', import.meta.url).pathname)`,
    )
    return lines.join('\n')
  },
  writeBundle() {
    for (const path of Object.values(WASM)) cpSync(path, `${OUT}/${path.split('/').at(-1)}`)
    chmodSync(`${OUT}/surveyor.js`, 0o755)
  },
}

/** The command: all that it needs in one folder, so that its tarball installs without fetching anything. */
export default defineConfig({
  plugins: [wasmBesideIt],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: 'src/cli/surveyor.ts',
    outDir: OUT,
    target: 'node20',
    minify: true,
    rolldownOptions: {
      // The parser's runtime has one for what is not used here.
      checks: { eval: false },
      output: {
        banner: (chunk) => (chunk.isEntry ? '#!/usr/bin/env node' : ''),
        entryFileNames: 'surveyor.js',
        chunkFileNames: '[name]-[hash].js',
      },
    },
  },
})
