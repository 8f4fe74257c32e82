import { placeText } from '@/core/importers/source'
import { type CheckReport, type Located, plain } from './report'

/**
 * Returns findings as JUnit's XML, which every build server shows: a suite a severity, a failed case a finding, one
 * that passed where there is none, and one skipped for each that the baseline accepts.
 */
export function junitReport({ design, found, accepted }: CheckReport): string {
  const failing = found.filter(({ finding }) => finding.severity !== 'info')
  const cases = [
    ...found.map((located) => failedCase(located)),
    ...accepted.map(
      ({ finding }) =>
        `    <testcase ${nameOf(finding.rule, finding.at)}><skipped message="In the baseline."/></testcase>`,
    ),
  ]
  if (cases.length === 0) cases.push(`    <testcase ${nameOf('no findings', design.name)}/>`)
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="${xml(`Surveyor: ${design.name}`)}" tests="${cases.length}" failures="${failing.length}" skipped="${accepted.length}">
${cases.join('\n')}
  </testsuite>
</testsuites>
`
}

function failedCase({ finding, place }: Located): string {
  const { rule, at, severity, message, why } = finding
  const where = place ? ` ${placeText(place)}` : ''
  if (severity === 'info')
    return `    <testcase ${nameOf(rule, at)}><system-out>${xml(plain(message))}</system-out></testcase>`
  return `    <testcase ${nameOf(rule, at)}><failure type="${severity}" message="${xml(plain(message))}">${xml(`${plain(why)}${where}`)}</failure></testcase>`
}

const nameOf = (rule: string, at: string): string => `classname="${xml(at)}" name="${xml(rule)}"`

/** XML 1.0 has no place for control characters and lone surrogates, not even escaped. */
const xml = (text: string): string =>
  text
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
