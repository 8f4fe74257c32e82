/** Prints "passed failed" from the JSON report that a test runner left in test-results, or "0 0". */
import { existsSync, readFileSync } from 'node:fs'
import process from 'node:process'

const file = `test-results/${process.argv[2]}.json`
const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
const { stats } = report
const passed = stats ? stats.expected + stats.flaky : (report.numPassedTests ?? 0)
const failed = stats ? stats.unexpected : (report.numFailedTests ?? 0)
console.log(`${passed} ${failed}`)
