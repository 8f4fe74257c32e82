import type { Severity } from '@/core/lint/finding'
import { rules } from '@/core/lint/rules/index'
import { fingerprint } from '../baseline'
import { type CheckReport, type Located, plain } from './report'

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' }

/** What a rule finds, in a few words. */
const titleOf = (id: string): string => rules.find((rule) => rule.id === id)?.title ?? id.replaceAll('-', ' ')

/**
 * Returns findings as SARIF 2.1.0, which code hosts show beside the lines. What the baseline accepts is suppressed.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifReport({ found, accepted, version }: CheckReport): string {
  const all = [...found, ...accepted]
  const byRule = new Map(all.map(({ finding }) => [finding.rule, finding]))
  const ids = [...byRule.keys()]
  const rules = [...byRule.values()].map(({ rule, why, reference, severity }) => ({
    id: rule,
    name: rule,
    shortDescription: { text: titleOf(rule) },
    fullDescription: { text: plain(why) },
    help: { text: `${plain(why)} ${reference}` },
    helpUri: reference,
    defaultConfiguration: { level: LEVELS[severity] },
  }))
  const isAccepted = new Set(accepted)
  const results = all.map((located) => {
    const { finding } = located
    return {
      ruleId: finding.rule,
      ruleIndex: ids.indexOf(finding.rule),
      level: LEVELS[finding.severity],
      message: { text: plain(finding.message) },
      locations: [locationOf(located)],
      partialFingerprints: { 'surveyor/v1': fingerprint(finding) },
      ...(isAccepted.has(located) && {
        suppressions: [{ kind: 'external', justification: 'In the baseline.' }],
      }),
    }
  })
  const driver = { name: 'Surveyor', semanticVersion: version, rules }
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results }],
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

function locationOf({ finding, place }: Located) {
  const logicalLocations = [{ fullyQualifiedName: finding.at }]
  if (!place) return { logicalLocations }
  return {
    physicalLocation: {
      artifactLocation: { uri: encodeURI(place.file.replaceAll('\\', '/')) },
      region: { startLine: place.line ?? 1 },
    },
    logicalLocations,
  }
}
