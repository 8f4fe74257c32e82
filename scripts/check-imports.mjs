/**
 * Runs the import laws and then makes sure that they read the code: an import check that saw no module
 * passes too, as it does with a TypeScript that it cannot load.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import process from 'node:process'

const FOLDERS = readdirSync('src', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)

const run = spawnSync(
  process.execPath,
  [
    'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    'src',
    '--config',
    '.dependency-cruiser.mjs',
    '-T',
    'json',
  ],
  { encoding: 'utf8', maxBuffer: 512 * 1024 * 1024 },
)
if (!run.stdout) {
  console.error(run.stderr)
  process.exit(1)
}
const { summary, modules } = JSON.parse(run.stdout)
for (const { from, to, rule } of summary.violations) {
  console.error(`${rule.severity} ${rule.name}: ${from} → ${to}`)
}

const seen = modules.map((module) => module.source).filter((source) => source.startsWith('src/'))
const unseen = FOLDERS.filter((folder) => !seen.some((source) => source.startsWith(`src/${folder}/`)))
const edges = modules.reduce((sum, module) => sum + module.dependencies.length, 0)
if (!existsSync('src/main.tsx') || seen.length < 80 || edges < seen.length || unseen.length > 0) {
  console.error(
    `The import check read only ${seen.length} modules; not seen: ${unseen.join(', ') || 'none'}.`,
  )
  process.exit(1)
}
console.log(`${seen.length} modules, ${edges} imports, ${summary.error} broken laws`)
process.exit(summary.error > 0 ? 1 : 0)
