/**
 * Measures the bars of the design in one run: medians, 95th percentiles and ratios to a baseline of the same
 * run. `npm run bench` runs all, `npm run bench analysis` one of: analysis, files, link, size, browser.
 */
import { spawnSync } from 'node:child_process'
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

const ms = (value) => value.toFixed(2).padStart(9)
const verdict = (value, bar) =>
  bar === undefined ? '' : value <= bar ? `bar ${bar}: holds` : `bar ${bar}: MISSED`

function table(title, rows) {
  console.log(`\n${title}\n${'median'.padStart(9)}${'p95'.padStart(9)}  ratio`)
  for (const { name, measured, bar, baseline } of rows) {
    const ratio = baseline ? `${(measured.median / baseline.median).toFixed(1)}x`.padStart(6) : '     –'
    console.log(
      `${ms(measured.median)}${ms(measured.p95)} ${ratio}  ${name}  ${verdict(measured.median, bar)}`,
    )
  }
}

if (wants('analysis')) {
  const { benchAnalysis } = await load('analysis.bench.ts')
  table('Edit to new analysis, ms (baseline: a plain loop over a fraction of it)', benchAnalysis())
}
