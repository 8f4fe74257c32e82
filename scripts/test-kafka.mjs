/**
 * Proves Surveyor's Kafka against a real one: `npm run test:kafka`. Needs JDK 17 and Maven, which fetches
 * Kafka's jars; starts brokers on loopback and leaves nothing behind.
 * `npm run test:kafka -- designs` runs one scenario; `--seed 7` repeats a run; `--write` writes its summary
 * into docs/kafka-proof.md.
 */
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { createServer } from 'vite'

const root = new URL('..', import.meta.url)
process.chdir(fileURLToPath(root))
// Unlike runnerImport, a server lets what it loaded load more, as templates do.
const server = await createServer({
  root: fileURLToPath(root),
  resolve: { alias: { '@': fileURLToPath(new URL('src', root)) } },
  configFile: false,
  logLevel: 'error',
  appType: 'custom',
  server: { middlewareMode: true, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
})
const { missingTools } = await server.ssrLoadModule('/e2e/kafka/support/toolchain.ts')
const { proveOnKafka } = await server.ssrLoadModule('/e2e/kafka/run.ts')

const missing = missingTools()
if (missing.length > 0) {
  console.log(`Skipped: the tests against a real Kafka need JDK 17 and Maven. ${missing.join(' ')}`)
  process.exit(0)
}

const words = process.argv.slice(2)
const after = (flag) => (words.includes(flag) ? words[words.indexOf(flag) + 1] : undefined)
const seed = after('--seed')
const only = words.find((word) => !word.startsWith('--') && word !== seed)
const report = await proveOnKafka({
  ...(only && { only }),
  ...(seed && { seed: Number(seed) }),
  write: words.includes('--write'),
})
console.log(`\n${report.passed} passed, ${report.failures.length} failed`)
process.exit(report.failures.length === 0 ? 0 : 1)
