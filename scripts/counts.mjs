/**
 * Prints "passed failed" from the JSON report that a test runner left in test-results, or "0 0", and adds what failed,
 * with the first lines of why, to test-results/failed.txt.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import process from 'node:process'

const LINES = 8

const [, , name] = process.argv
const file = `test-results/${name}.json`
const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
const { stats } = report
const passed = stats ? stats.expected + stats.flaky : (report.numPassedTests ?? 0)
const failed = stats ? stats.unexpected : (report.numFailedTests ?? 0)
console.log(`${passed} ${failed}`)

/** What failed, by the report of Vitest, of Playwright, and of the tests on Kafka. */
function* failures() {
  for (const { name: of, status, message, assertionResults } of report.testResults ?? []) {
    const own = assertionResults.filter((test) => test.status === 'failed')
    if (status === 'failed' && own.length === 0) yield [of, message]
    for (const { fullName, failureMessages } of own) yield [`${of}: ${fullName}`, failureMessages.join('\n')]
  }
  yield* (report.suites ?? []).flatMap((suite) => [...inSuite(suite)])
  for (const failure of report.failures ?? []) yield [String(failure), '']
}

function* inSuite({ specs, suites = [] }) {
  for (const { ok, file: of, title, tests } of specs) {
    if (ok) continue
    const errors = tests.flatMap(({ results }) => results.flatMap((result) => result.errors ?? []))
    yield [`${of}: ${title}`, errors.at(-1)?.message ?? '']
  }
  for (const suite of suites) yield* inSuite(suite)
}

for (const [what, why] of failures()) {
  const lines = `${why}`.split('\n').slice(0, LINES)
  appendFileSync(
    'test-results/failed.txt',
    `FAILED ${name}: ${what}\n${lines.map((line) => `    ${line}\n`).join('')}`,
  )
}
