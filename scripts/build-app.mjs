import { spawnSync } from 'node:child_process'
import process from 'node:process'

/** Builds the app into dist/, so that what is looked at is what stands here now; SURVEYOR_DIST names a build to take as it is. */
export function buildApp() {
  if (process.env.SURVEYOR_DIST) return
  const built = spawnSync(
    process.execPath,
    ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'],
    { stdio: 'inherit' },
  )
  if (built.status !== 0) process.exit(built.status ?? 1)
}
