/**
 * Measures the bars of the design in one run: medians, 95th percentiles and ratios to a baseline of the same
 * run. `npm run bench` runs all, `npm run bench analysis` one of: analysis, link, files, layout, size, browser.
 * Exits with 0 whatever was measured: a busy machine is no failure. It says the load that it ran under.
 */
import { spawnSync } from 'node:child_process'
import { cpus, loadavg } from 'node:os'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const only = process.argv[2]
const wants = (name) => only === undefined || only === name
const load = async (file) => {
  const { module } = await runnerImport(fileURLToPath(new URL(`../bench/${file}`, import.meta.url)), {
    resolve: { alias: { '@': fileURLToPath(new URL('../src', import.meta.url)) } },
    configFile: false,
    logLevel: 'error',
  })
  return module
}

let held = 0
const missed = []

function judge(name, value, bar, what) {
  if (bar === undefined) return ''
  if (value <= bar) {
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

function sizeRows() {
  const run = spawnSync(process.execPath, ['scripts/check-size.mjs'], { encoding: 'utf8' })
  const bytes = Number(/(\d+)\s+gzipped before the first drawing/.exec(run.stdout)?.[1] ?? Number.NaN)
  if (Number.isNaN(bytes)) throw new Error(`The built page could not be weighed. ${run.stderr}`)
  return [{ name: 'JavaScript before the first drawing, kB gzipped', count: bytes / 1000, bar: 200 }]
}

if (wants('analysis')) {
  const { benchAnalysis } = await load('analysis.bench.ts')
  table('Edit to new analysis, ms (baseline: a plain loop over a fraction of it)', benchAnalysis())
}
if (wants('link')) table('Share link', await (await load('link.bench.ts')).benchLink())
if (wants('files')) {
  const { benchFiles } = await load('files.bench.ts')
  table('Files, ms (baseline: the yaml package, JSON.parse, JSON.stringify)', benchFiles())
}
if (wants('layout')) table('Auto-layout, ms', (await load('layout.bench.ts')).benchLayout())
if (wants('size') || wants('browser')) {
  const built = spawnSync(
    process.execPath,
    ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error'],
    {
      stdio: 'inherit',
    },
  )
  if (built.status !== 0) process.exit(1)
}
if (wants('size')) table('First load', sizeRows())

console.log(`\n${held} bars hold, ${missed.length} missed${missed.length > 0 ? ':' : '.'}`)
for (const line of missed) console.log(`  ${line}`)
