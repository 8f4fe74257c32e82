import { readFileSync, writeFileSync } from 'node:fs'
import type { Report } from './report'
import { VERSION } from './toolchain'

const PAGE = 'docs/kafka-proof.md'
const MARKS = ['<!-- summary -->', '<!-- end of summary -->'] as const

const minutes = (seconds: number): string => `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`

function totals({ failures, parts, passed }: Report): string {
  const seconds = parts.reduce((sum, part) => sum + part.seconds, 0)
  return `${passed} passed, ${failures.length} failed in ${minutes(Math.round(seconds))}`
}

/** What the run showed, a figure a line, by scenario. */
export function printSummary(report: Report): void {
  const width = Math.max(0, ...report.figures.map(({ figure }) => figure.length))
  console.log(`\nSummary, Kafka ${VERSION}`)
  for (const { title, seconds } of report.parts) {
    console.log(`${title}, ${seconds.toFixed(1)} s`)
    for (const { scenario, what, figure } of report.figures)
      if (scenario === title) console.log(`  ${figure.padStart(width)}  ${what}`)
  }
  for (const failure of report.failures) console.log(`FAILED ${failure}`)
  console.log(`\n${totals(report)}`)
}

/** Scenarios of which the page does not say what they show. */
export function undescribed(titles: Iterable<string>): string[] {
  const page = readFileSync(PAGE, 'utf8')
  return [...titles].filter((title) => !page.includes(`\n| \`${title}\` | `))
}

/** The figures as a table between the page's marks; what is around them stays. */
export function writeSummary(report: Report): void {
  const rows = report.figures.map(({ scenario, what, figure }) => `| ${scenario} | ${what} | ${figure} |`)
  const table = ['| Scenario | What | Seen |', '|---|---|---:|', ...rows].join('\n')
  const [begin, end] = MARKS
  const page = readFileSync(PAGE, 'utf8')
  const [head] = page.split(begin)
  const [, tail] = page.split(end)
  if (tail === undefined) throw new Error(`${PAGE} has no marks for the summary.`)
  writeFileSync(PAGE, `${head}${begin}\nKafka ${VERSION}: ${totals(report)}.\n\n${table}\n${end}${tail}`)
}
