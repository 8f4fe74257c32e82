import { parseNodeId } from '../model/node-id'
import { formatCount } from '../shared/format'
import { CHANGE_KINDS, type ChangeKind, type UpgradeChange, type UpgradePlan } from './upgrade'

const nameOf = (id: string): string => parseNodeId(id)?.name ?? id

/** Returns the changes of one kind after the other, as a plan has them, without empty kinds. */
export const changesByKind = ({
  changes,
}: UpgradePlan): readonly {
  readonly kind: ChangeKind
  readonly title: string
  readonly changes: readonly UpgradeChange[]
}[] =>
  (Object.keys(CHANGE_KINDS) as ChangeKind[]).flatMap((kind) => {
    const those = changes.filter((change) => change.kind === kind)
    return those.length === 0 ? [] : [{ kind, title: CHANGE_KINDS[kind], changes: those }]
  })

/** What is said at the head of a plan, in one line. */
export const headOf = ({ from, to, changes }: UpgradePlan): string =>
  changes.length === 0
    ? `Nothing changes from Kafka ${from} to ${to}.`
    : `From Kafka ${from} to ${to}, ${formatCount(changes.length)} ${changes.length === 1 ? 'change' : 'changes'}.`

/** Returns a plan as Markdown, for a wiki or a review. The same plan gives the same text. */
export function upgradeAsMarkdown(name: string, plan: UpgradePlan): string {
  const sections = changesByKind(plan).map(({ title, changes }) =>
    [`## ${title}`, changes.map(markdownItem).join('\n')].join('\n\n'),
  )
  return `${[`# ${name}: what changes for it`, headOf(plan), ...sections].join('\n\n')}\n`
}

function markdownItem({ sentence, nodes, reference }: UpgradeChange): string {
  const where = nodes.map((id) => `\`${nameOf(id)}\``).join(', ')
  return `- ${sentence}${reference === undefined ? '' : ` ([why](${reference}))`}: ${where}`
}

/** Returns a plan as CSV with a line for each change at each node, as RFC 4180 has it. */
export function upgradeAsCsv({ from, to, changes }: UpgradePlan): string {
  const head = ['kind', 'node', 'change', 'setting', 'before', 'after', 'from', 'to', 'reference']
  const rows = changes.flatMap(({ kind, sentence, nodes, setting, before, after, reference }) =>
    nodes.map((node) => [
      kind,
      node,
      sentence.replaceAll('`', ''),
      setting,
      before,
      after,
      from,
      to,
      reference,
    ]),
  )
  return [head, ...rows].map((cells) => `${cells.map((cell) => quoted(cell ?? '')).join(',')}\r\n`).join('')
}

/** A cell that no spreadsheet takes for a formula. */
function quoted(cell: string): string {
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
