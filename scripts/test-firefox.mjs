/**
 * Runs the main story and the kill test in Firefox: `npm run test:firefox`. Where there is no Firefox it says so and passes;
 * `--can-run` only says by its status whether there is one: 0, or 3 where there is none.
 */
import { spawnSync } from 'node:child_process'
import process from 'node:process'
import { findFirefox } from './find-firefox.mjs'

/** Told from a run that broke, as by `test-kafka.mjs`. */
const TOOLS_MISSING = 3

const firefox = findFirefox()
if (firefox === null) console.log('Skipped: the tests in Firefox, which is not installed here.')
if (process.argv.includes('--can-run')) process.exit(firefox === null ? TOOLS_MISSING : 0)
if (firefox === null) process.exit(0)

const run = (script, ...args) => {
  const { status } = spawnSync(process.execPath, [script, ...args], {
    stdio: 'inherit',
    env: { ...process.env, SURVEYOR_FIREFOX: firefox },
  })
  if (status !== 0) process.exit(status ?? 1)
}

// What is tested is what stands here now; SURVEYOR_DIST names a build to test as it is.
if (!process.env.SURVEYOR_DIST) run('node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error')
console.log(`Browser: ${firefox}`)
run(
  'node_modules/vitest/vitest.mjs',
  'run',
  '--config',
  'e2e/firefox/vitest.config.ts',
  '--reporter=default',
  '--reporter=json',
  '--outputFile.json=test-results/firefox.json',
)
