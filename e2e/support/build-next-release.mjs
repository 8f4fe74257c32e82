/**
 * Builds Surveyor as another release, really: no file has the name of one that `dist` has, and it says who
 * saved a design. Usage: node e2e/support/build-next-release.mjs <folder>
 */
import process from 'node:process'
import { build, loadConfigFromFile, mergeConfig } from 'vite'

const [outDir] = process.argv.slice(2)

const saysSo = {
  name: 'says-so',
  enforce: 'pre',
  transform: (code, id) =>
    id.includes('/src/')
      ? code.replaceAll('Saved in this browser', 'Saved in this browser by the next')
      : null,
}

const loaded = await loadConfigFromFile({ command: 'build', mode: 'production' }, 'vite.config.ts')
const { plugins = [], ...config } = loaded.config
const names = (ending) => `assets/next-[name]-[hash]${ending}`
await build(
  mergeConfig(config, {
    configFile: false,
    logLevel: 'error',
    plugins: [saysSo, ...plugins],
    build: {
      outDir,
      emptyOutDir: true,
      rolldownOptions: {
        output: {
          entryFileNames: names('.js'),
          chunkFileNames: names('.js'),
          assetFileNames: names('[extname]'),
        },
      },
    },
  }),
)
