import type { Analysis } from '../../analysis'
import type { About } from '../../model/about'
import type { Design } from '../../model/design'
import { KINDS, nodesOf } from '../../model/kinds/index'
import { NODE_KINDS } from '../../model/node-id'
import { RETRY_HEAD, retryRows } from '../../report/retry-rows'
import {
  formatBytes,
  formatBytesPerSecond,
  formatCount,
  formatPercent,
  formatRecordsPerSecond,
} from '../../shared/format'
import { notCarried } from '../carried'
import { RETRIES_CARRIED } from '../drawings/failing-records'
import { mermaid } from '../drawings/mermaid'
import type { Exporter } from '../exporter'
import { wholeLine } from '../single-line'

/** Text as Markdown shows it, in a cell too. */
const cell = (text: string): string => wholeLine(text).replaceAll(/[\\|`*_<>[\]#]/g, '\\$&')
const marked = (message: string): string =>
  wholeLine(message)
    .split('`')
    .map((part, at) => (at % 2 === 1 ? `\`${part}\`` : part.replaceAll(/[\\|*<>[\]#]/g, '\\$&')))
    .join('')

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return ''
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`
  return `\n${line(head)}${line(head.map((_, at) => (at === 0 ? '---' : '---:')))}${rows.map(line).join('')}`
}

/** The design to read: drawing, tables, findings by cause, checklist and what the cluster needs, with reasons. */
export const markdownReport: Exporter = {
  options: [],
  losses: (design) =>
    notCarried(design, {
      nodes: Object.fromEntries(
        NODE_KINDS.map((kind) => [
          kind,
          [
            'description',
            'owner',
            'data',
            ...KINDS[kind].ports.map(({ field }) => `${field}.topic`),
            ...RETRIES_CARRIED,
            'retries',
            'retryWait',
          ],
        ]),
      ),
      cluster: ['kafkaVersion', 'brokers', 'racks', 'environment'],
      design: ['name', 'description'],
    }),
  export: (design, analysis) => {
    const drawing = mermaid.export(design, analysis)[0]?.text ?? ''
    const { cluster } = design
    const racks = cluster.racks === undefined ? '' : `, ${formatCount(cluster.racks)} racks`
    const text = `# ${cell(design.name)}
${design.description === undefined ? '' : `\n${cell(design.description)}\n`}
Kafka ${cluster.kafkaVersion}, ${formatCount(cluster.brokers)} brokers${racks}, ${cluster.environment}.

\`\`\`mermaid
${drawing}\`\`\`
${topicsTable(analysis)}${groupsTable(analysis)}${retriesTable(design)}${aboutTable(design)}
## Findings
${findings(design, analysis)}
## Checklist

${analysis.checklist.map(({ title, state }) => `- ${cell(title)}: ${state}\n`).join('')}
## Brokers
${brokers(analysis)}`
    return [{ path: 'report.md', text, language: 'markdown' }]
  },
}

const topicsTable = ({ views }: Analysis): string =>
  table(
    ['Topic', 'Partitions', 'Replicas', 'Written at peak', 'On disk'],
    Object.values(views.topics).map(({ name, partitions, replicationFactor, rate, sizing }) => [
      cell(name),
      formatCount(partitions),
      String(replicationFactor),
      formatBytesPerSecond(rate.peakBytes),
      formatBytes(sizing.storage.value),
    ]),
  )

const groupsTable = ({ views }: Analysis): string =>
  table(
    ['Consumer group', 'Reads at peak', 'Can do', 'Busy'],
    Object.values(views.consumerGroups).map(({ name, group, rate, sizing }) => [
      cell(name),
      formatRecordsPerSecond(rate.peakRecords),
      ...(group.processingMsPerRecord === undefined
        ? ['not known', 'not known']
        : [formatRecordsPerSecond(sizing.capacity.value), formatPercent(sizing.busy.value)]),
    ]),
  )

const retriesTable = (design: Design): string =>
  table(
    RETRY_HEAD,
    retryRows(design).map((row) => row.map(cell)),
  )

const aboutTable = (design: Design): string =>
  table(
    ['Node', 'Kind', 'Owner', 'Data', 'What it is for'],
    NODE_KINDS.flatMap((kind) =>
      nodesOf(design, kind).flatMap((node) => {
        const { description = '', owner = '', data = '' } = node as About
        return description === '' && owner === '' && data === ''
          ? []
          : [[cell(node.name), KINDS[kind].words.singular, cell(owner), data, cell(description)]]
      }),
    ),
  )

function findings(design: Design, { causes }: Analysis): string {
  const lines = causes.map(({ severity, message, findings: of }) => {
    const [first] = of
    return `- **${severity}** ${marked(message)}. ${marked(first?.why ?? '')}\n`
  })
  const accepted = (design.suppressions ?? []).map(
    ({ rule, at, reason }) => `- accepted: ${cell(rule)} at ${cell(at)}. ${cell(reason)}\n`,
  )
  return lines.length + accepted.length === 0 ? '\nNone.\n' : `\n${[...lines, ...accepted].join('')}`
}

function brokers({ sizing }: Analysis): string {
  const { brokers: need } = sizing.cluster
  const rows = Object.entries(need.bounds).map(([name, bound]) => [
    name,
    formatCount(Math.ceil(bound.value)),
    cell(bound.formula),
  ])
  return `\n${formatCount(need.count)} are drawn, ${formatCount(need.recommended)} are needed, by ${need.binding}.\n${table(['Bound', 'Brokers', 'How'], rows)}`
}
