/**
 * Measures the bars of the design in one run: medians, 95th percentiles and ratios to a baseline of the same
 * run. `npm run bench` runs all, `npm run bench analysis` that part alone.
 * `npm run bench browser 1000` measures the screen at one size alone.
 * Exits with 0 whatever was measured: a busy machine is no failure. It says the load that it ran under.
 */
import { spawn, spawnSync } from 'node:child_process'
import { cpus, loadavg } from 'node:os'
import process from 'node:process'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build as buildWith } from 'vite'
import { findBrowser } from './find-browser.mjs'

const PARTS = [
  'analysis',
  'far',
  'kafka',
  'link',
  'files',
  'simulation',
  'layout',
  'size',
  'cold',
  'playing',
  'browser',
]
const only = process.argv[2]
if (only !== undefined && !PARTS.includes(only)) {
  console.error(`There is no part "${only}" to measure. The parts are ${PARTS.join(', ')}.`)
  process.exit(1)
}
const wants = (name) => only === undefined || only === name
/**
 * Loads a part as one file, as the core is shipped. Module by module every name that is imported would be looked up in
 * its module whenever it is used, which takes a fifth longer.
 */
const load = async (file) => {
  const outDir = fileURLToPath(new URL(`../.cache/bench/parts/${file}`, import.meta.url))
  await buildWith({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    resolve: { alias: { '@': fileURLToPath(new URL('../src', import.meta.url)) } },
    build: {
      ssr: fileURLToPath(new URL(`../bench/${file}`, import.meta.url)),
      outDir,
      emptyOutDir: true,
      minify: false,
      target: 'es2023',
      rolldownOptions: { output: { entryFileNames: 'part.mjs', chunkFileNames: '[name]-[hash].mjs' } },
    },
  })
  return await import(pathToFileURL(`${outDir}/part.mjs`).href)
}

let held = 0
const missed = []

function judge(name, value, bar, what) {
  if (bar === undefined) return ''
  // The browser tells frames in tenths of a millisecond, and 16.8 as a little more.
  if (Math.round(value * 1000) / 1000 <= bar) {
    held += 1
    return `  ${what}bar ${bar}: holds`
  }
  missed.push(`${name}: ${what}${value.toFixed(2)}, bar ${bar}`)
  return `  ${what}bar ${bar}: MISSED`
}

const column = (value, digits = 2) => (value === undefined ? '–' : value.toFixed(digits)).padStart(10)

function table(title, rows) {
  console.log(`\n${title}   (load ${loadavg()[0].toFixed(1)} on ${cpus().length} cores)`)
  console.log(`${'median'.padStart(10)}${'p95'.padStart(10)}${'baseline'.padStart(10)}   ratio`)
  for (const { name, measured, count, bar, barOf = 'median', baseline, ratioBar } of rows) {
    const ratio = baseline && measured ? measured.median / baseline.median : undefined
    const value = count ?? measured[barOf]
    const figures = measured
      ? column(measured.median) + column(measured.p95) + column(baseline?.median)
      : column(count, count % 1 === 0 ? 0 : 1) + column(undefined) + column(undefined)
    const verdict =
      judge(name, value, bar, barOf === 'p95' ? 'p95 ' : '') + judge(name, ratio, ratioBar, 'ratio ')
    console.log(
      `${figures}  ${ratio === undefined ? '     –' : `${ratio.toFixed(1)}x`.padStart(6)}  ${name}${verdict}`,
    )
  }
}

/** Built apart from dist, so that a build which runs beside the measuring does not change what is measured. */
const folderOf = (name) => `.cache/bench/${name}`

/** The app is built as `npm run build` does, without a root: by that our own animation knows it from the plain page. */
function build(name, ...root) {
  const outDir = fileURLToPath(new URL(`../${folderOf(name)}`, import.meta.url))
  const args = ['build', ...root, '--config', 'vite.config.ts', '--outDir', outDir, '--emptyOutDir']
  const run = spawnSync(process.execPath, ['node_modules/vite/bin/vite.js', ...args, '--logLevel', 'error'], {
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (run.status !== 0) process.exit(1)
}

function serve(name, port, flags) {
  const args = ['scripts/serve-built.mjs', String(port), '/', folderOf(name), ...flags]
  const server = spawn(process.execPath, args)
  const address = new Promise((resolve, reject) => {
    server.stdout.once('data', (line) => resolve(String(line).trim()))
    server.once('exit', () => reject(new Error(`Nothing serves ${folderOf(name)} on port ${port}.`)))
  })
  return { address, stop: () => server.kill() }
}

function sizeRows() {
  const run = spawnSync(process.execPath, ['scripts/check-size.mjs', folderOf('app')], { encoding: 'utf8' })
  const bytes = Number(/(\d+)\s+gzipped before the first drawing/.exec(run.stdout)?.[1] ?? Number.NaN)
  if (Number.isNaN(bytes)) throw new Error(`The built page could not be weighed. ${run.stderr}`)
  return [{ name: 'JavaScript before the first drawing, kB gzipped', count: bytes / 1000, bar: 190 }]
}

if (wants('analysis')) {
  const { benchAnalysis } = await load('analysis.bench.ts')
  table('Edit to new analysis, ms (baseline: a plain loop over a fraction of it)', benchAnalysis())
}
if (wants('far')) table('Edits at the far end, ms', (await load('far.bench.ts')).benchFar())
if (wants('kafka')) table('Kafka’s algorithms, ms', (await load('kafka.bench.ts')).benchKafka())
if (wants('link')) table('Share link', await (await load('link.bench.ts')).benchLink())
if (wants('files')) {
  const { benchFiles } = await load('files.bench.ts')
  table('Files, ms (baseline: the yaml package, JSON.parse, JSON.stringify)', benchFiles())
}
if (wants('simulation')) table('What if, ms', (await load('simulation.bench.ts')).benchSimulation())
if (wants('layout')) table('Auto-layout, ms', (await load('layout.bench.ts')).benchLayout())
if (['size', 'cold', 'browser', 'far', 'playing'].some(wants)) {
  build('app')
  if (wants('size')) table('First load', sizeRows())
}
/** Builds and serves the app and the plain page as long as `use` needs them. */
async function withPages(ports, flags, use) {
  build('plain', 'bench/plain-flow')
  const servers = [serve('app', ports[0], flags), serve('plain', ports[1], flags)]
  try {
    const [app, plain] = await Promise.all(servers.map(({ address }) => address))
    const { path, args } = await findBrowser()
    return await use({ app, plain, executablePath: path, args })
  } finally {
    for (const { stop } of servers) stop()
  }
}

if (wants('far')) {
  const { benchFarScreen } = await load('far-screen.bench.ts')
  const rows = await withPages([4192, 4193], [], (pages) => benchFarScreen(pages))
  table('A press on the screen at the far end, ms', rows)
}
if (wants('cold')) {
  const { benchCold } = await load('cold.bench.ts')
  const rows = await withPages([4190, 4191], ['--compress'], (pages) => benchCold(pages))
  table('A first visit, ms (baseline: a plain React Flow page with the same nodes)', rows)
}
if (wants('playing')) {
  const { benchPlaying } = await load('playing.bench.ts')
  const rows = await withPages([4194, 4195], [], (pages) => benchPlaying(pages))
  table('While a scenario is played, ms (baseline: the same page at rest)', rows)
}
if (wants('browser')) {
  const { benchBrowser } = await load('browser.bench.ts')
  const sizes = process.argv.slice(3).map(Number)
  const rows = await withPages([4188, 4189], [], (pages) =>
    benchBrowser(pages, sizes.length > 0 ? sizes : undefined),
  )
  table('On screen, ms (baseline: a plain React Flow page)', rows)
}

console.log(`\n${held} bars hold, ${missed.length} missed${missed.length > 0 ? ':' : '.'}`)
for (const line of missed) console.log(`  ${line}`)
