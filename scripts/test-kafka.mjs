/**
 * Proves Surveyor's Kafka against a real one: `npm run test:kafka`. Needs JDK 17 or newer and Maven, which
 * fetches Kafka's jars; starts brokers on loopback and leaves nothing behind, however it ends.
 * `npm run test:kafka -- designs burst` runs some scenarios; `--seed 7` repeats a run; `--write` writes its
 * summary into docs/kafka-proof.md; `--can-run` only says by its status whether the tools are there: 0, or 3 where they are not.
 */
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { createServer } from 'vite'

/** Told from a run that broke: where the tools are missing, CI may go without. */
const TOOLS_MISSING = 3

const root = new URL('..', import.meta.url)
process.chdir(fileURLToPath(root))
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string' }, write: { type: 'boolean' }, 'can-run': { type: 'boolean' } },
})
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
const missing = missingTools()
if (missing.length > 0)
  console.log(`The tests against a real Kafka need JDK 17 or newer and Maven. ${missing.join(' ')}`)
if (missing.length > 0 || values['can-run']) process.exit(missing.length > 0 ? TOOLS_MISSING : 0)

const { leaveNothing } = await server.ssrLoadModule('/e2e/kafka/support/leavings.ts')
const { proveOnKafka } = await server.ssrLoadModule('/e2e/kafka/run.ts')

let isEnding = false
/** The first that ends the run decides how; what comes while it cleans is heard and changes nothing. */
function finish(status) {
  if (isEnding) return
  isEnding = true
  leaveNothing().finally(() => process.exit(status))
}
function breakOff(error) {
  console.error(error)
  finish(1)
}
for (const [signal, number] of [
  ['SIGHUP', 1],
  ['SIGINT', 2],
  ['SIGTERM', 15],
])
  process.on(signal, () => finish(128 + number))
// A reader that went away, as head does, ends the run like a signal.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => finish(141))
// npm tells a signal to its shell alone, which dies of it and leaves this behind.
const parent = process.ppid
if (process.env.npm_lifecycle_event)
  setInterval(() => process.ppid !== parent && finish(128 + 15), 500).unref()
process.on('uncaughtException', breakOff)
process.on('unhandledRejection', breakOff)

proveOnKafka({
  only: positionals,
  write: values.write ?? false,
  ...(values.seed !== undefined && { seed: Number(values.seed) }),
}).then(finish, breakOff)
