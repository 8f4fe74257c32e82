/** A rule's page in Markdown, written from the rule itself, so that it cannot say anything else than the rule does. */
import type { Design } from '../model/design'
import { describeExample } from './describe-example'
import type { Finding, FindingKind } from './finding'
import { documentationOf } from './references'
import type { AnyRule } from './rule'

const KIND: Readonly<Record<FindingKind, string>> = {
  rejected: 'Kafka rejects it',
  silent: 'Kafka silently changes or loses something',
  advice: 'advice',
}

type FindingsOf = (design: Design) => readonly Finding[]

const kindOf = ({ kind, errorClass }: AnyRule): string =>
  errorClass === undefined ? KIND[kind] : `${KIND[kind]}: ${errorClass}`

/**
 * What a rule finds, why it matters, what it says about each bad example and how it would fix it, and what
 * it accepts. `findingsOf` analyses an example.
 */
export function renderRulePage(rule: AnyRule, findingsOf: FindingsOf): string {
  const { bad, good } = rule.examples()
  return [
    `## ${rule.id}`,
    `**${rule.title}** (${rule.severity}, ${kindOf(rule)})`,
    rule.why,
    `[${documentationOf(rule.reference)}](${rule.reference})`,
    'Reports:',
    bad.map((design) => reported(rule, design, findingsOf)).join('\n'),
    'Accepts:',
    good.map((design) => `- ${describeExample(design).join('; ')}`).join('\n'),
  ].join('\n\n')
}

function reported(rule: AnyRule, design: Design, findingsOf: FindingsOf): string {
  const said = findingsOf(design).filter((finding) => finding.rule === rule.id)
  const lines = said.map((finding) => {
    const labels = finding.choices?.map(({ label }) => label) ?? (finding.fixLabel ? [finding.fixLabel] : [])
    return `  - ${finding.message}${labels.length > 0 ? ` (fix: ${labels.join(', or ')})` : ''}`
  })
  return [`- ${describeExample(design).join('; ')}`, ...lines].join('\n')
}

/** One table of all rules, then the page of each. */
export function renderRuleBook(rules: readonly AnyRule[], findingsOf: FindingsOf): string {
  const rows = rules.map(
    (rule) => `| [${rule.id}](#${rule.id}) | ${rule.title} | ${rule.severity} | ${kindOf(rule)} |`,
  )
  const head = [
    '# Rules',
    '',
    'Written from the rules themselves in `src/core/lint/rules`; after a change of a rule,',
    '`npx vitest run src/core/lint/render-rule-page.test.ts -u` writes it anew. Every example is one small sound',
    'design, `src/core/lint/sound-design.ts`, with what is named here done differently.',
    '',
    '| Rule | Finds | Severity | Kind |',
    '|---|---|---|---|',
  ]
  return `${[...head, ...rows, ''].join('\n')}\n${rules.map((rule) => renderRulePage(rule, findingsOf)).join('\n\n')}\n`
}
