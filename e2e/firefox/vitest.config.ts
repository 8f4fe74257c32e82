import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** What a person does in Firefox, and what is left of it when Firefox is killed; run by `scripts/test-firefox.mjs`. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    environment: 'node',
    include: ['e2e/firefox/**/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 120_000,
    fileParallelism: false,
    // As with the other browser: a loaded machine may drop a key.
    retry: process.env['CI'] ? 1 : 0,
  },
})
