/**
 * One cause, one line: the findings of one rule and cause, and what nobody has stated of one kind of node, are
 * read, fixed and accepted together.
 */
import { KINDS } from '../model/kinds/index'
import { parseNodeId } from '../model/node-id'
import { formatCount } from '../shared/format'
import type { Finding, FindingKind, FixChoice, Severity } from './finding'
import { questionAbout } from './questions'
import { rules } from './rules/index'

export interface Cause {
  /** The same while the rule and the cause are; made of words, so that it can be kept and compared. */
  readonly id: string
  /** The worst of its findings. */
  readonly severity: Severity
  readonly kind: FindingKind
  /** One sentence for all: the finding's own where it is one, else what is wrong and where. */
  readonly message: string
  /** In the order of the design. */
  readonly findings: readonly Finding[]
  /** The nodes that they are at, each once. */
  readonly nodes: readonly string[]
  /** What nobody has stated, each word once; empty where the findings rest on what is stated. */
  readonly notStated: readonly string[]
  /** What to ask once for all its nodes, where all that is not stated is one thing. */
  readonly question?: string
  /** The lines that it is made of where it is of several rules, one a rule; none else. */
  readonly parts: readonly Cause[]
  /** The ways to fix all of them as one step; none where they have no fix in common. */
  readonly choices: readonly FixChoice[]
}

const SEVERITY_ORDER: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 }
const KIND_ORDER: Readonly<Record<FindingKind, number>> = { rejected: 0, silent: 1, advice: 2 }
/** Up to so many nodes are named in a sentence. */
const NAMED = 3

/**
 * Gathers findings into lines. What harms most comes first: by severity, what Kafka rejects before what it
 * silently does before advice, and what rests on something that nobody has stated after what is known. Linear
 * in the findings.
 */
export function causesOf(findings: readonly Finding[]): readonly Cause[] {
  return [...gatherBy(findings, ({ cause }) => cause)].map(([id, alike]) => causeOf(id, alike)).sort(byHarm)
}

function gatherBy(
  findings: readonly Finding[],
  keyOf: (finding: Finding) => string,
): ReadonlyMap<string, readonly Finding[]> {
  const groups = new Map<string, Finding[]>()
  for (const finding of findings) {
    const key = keyOf(finding)
    const known = groups.get(key)
    if (known) known.push(finding)
    else groups.set(key, [finding])
  }
  return groups
}

const byHarm = (one: Cause, other: Cause): number =>
  SEVERITY_ORDER[one.severity] - SEVERITY_ORDER[other.severity] ||
  Number(one.notStated.length > 0) - Number(other.notStated.length > 0) ||
  KIND_ORDER[one.kind] - KIND_ORDER[other.kind]

/** Makes the line of findings that are sorted by severity and share a cause. */
function causeOf(id: string, findings: readonly Finding[]): Cause {
  const [worst] = findings
  const { nodes, notStated } = namedBy(findings)
  const [only, ...others] = notStated
  const question = only !== undefined && others.length === 0 ? questionAbout(only) : undefined
  return {
    id,
    ...(question !== undefined && { question }),
    severity: worst?.severity ?? 'info',
    kind: worst?.kind ?? 'advice',
    message: messageOf(findings, nodes, notStated),
    findings,
    nodes,
    notStated,
    parts: partsOf(findings),
    get choices() {
      return choicesFor(findings)
    },
  }
}

/** The nodes that findings are at and what is not stated of them, each once. */
function namedBy(findings: readonly Finding[]) {
  const nodes = new Set<string>()
  const notStated = new Set<string>()
  let last: string | undefined
  for (const finding of findings) {
    nodes.add(finding.at)
    if (finding.notStated === undefined || finding.notStated === last) continue
    last = finding.notStated
    notStated.add(last)
  }
  return { nodes: [...nodes], notStated: [...notStated] }
}

/** The findings of each rule as a line, where they are of several. */
function partsOf(findings: readonly Finding[]): readonly Cause[] {
  const [first] = findings
  if (first === undefined || findings.every(({ rule }) => rule === first.rule)) return []
  return [...gatherBy(findings, ({ rule }) => rule)].map(([rule, alike]) =>
    causeOf(`${first.cause}/${rule}`, alike),
  )
}

function messageOf(
  findings: readonly Finding[],
  nodes: readonly string[],
  notStated: readonly string[],
): string {
  const [only] = findings
  if (only === undefined || findings.length === 1) return only?.message ?? ''
  if (notStated.length > 0) return `Not stated for ${whose(nodes)}: ${list(notStated)}`
  const title = rules.find((rule) => rule.id === only.rule)?.title ?? only.message
  if (nodes.length === 1 && nodes[0] === 'cluster') return title
  return `${title}${timesOf(title, nodes.length)}${halfOf(only)}: ${list(namesOf(nodes))}`
}

/** Which half of a record, where a rule tells of both apart. */
function halfOf({ rule, cause, message }: Finding): string {
  const [id] = cause.split(':')
  const half = ['key', 'value'].find((one) => id === `${rule}/${one}` && message.includes(`${one}s`))
  return half === undefined ? '' : `, ${half}s`
}

/** How often there is what a title speaks of as one. */
function timesOf(title: string, count: number): string {
  if (count < 2 || !/^An? /.test(title)) return ''
  return count === 2 ? ', twice' : `, ${formatCount(count)} times`
}

const nameOf = (node: string): string => node.slice(node.indexOf(':') + 1)

/** Names for a sentence, the first few and a count of the rest. */
function namesOf(nodes: readonly string[]): readonly string[] {
  const shown = nodes.length <= NAMED + 1 ? nodes : nodes.slice(0, NAMED)
  const names = shown.map((node) => (node === 'cluster' ? 'the cluster' : `\`${nameOf(node)}\``))
  return shown === nodes ? names : [...names, `${formatCount(nodes.length - NAMED)} more`]
}

function whose(nodes: readonly string[]): string {
  const [only = ''] = nodes
  const kind = parseNodeId(only)?.kind
  if (kind === undefined) return 'the cluster'
  return nodes.length === 1
    ? `\`${nameOf(only)}\``
    : `${formatCount(nodes.length)} ${KINDS[kind].words.plural}`
}

function list(words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`
}

/** Returns the choices of a finding, a lone fix among them. */
export const choicesOf = ({ choices, fix, fixLabel = 'Fix' }: Finding): readonly FixChoice[] =>
  choices ?? (fix === undefined ? [] : [{ label: fixLabel, fix }])

/** The choices that findings of one rule have in common, each for all of them. */
function choicesFor(findings: readonly Finding[]): readonly FixChoice[] {
  const [first] = findings
  if (first === undefined || findings.some(({ rule }) => rule !== first.rule)) return []
  const own = choicesOf(first)
  if (findings.length === 1) return own
  const all = findings.map(choicesOf).filter((choices) => choices.length > 0)
  if (all.some((choices) => choices.length !== own.length)) return []
  return own.map(({ label }, at) => ({
    label: all.every((choices) => choices[at]?.label === label)
      ? label
      : `Fix all ${formatCount(all.length)}`,
    fix: (design) => all.reduce((before, choices) => choices[at]?.fix(before) ?? before, design),
  }))
}
