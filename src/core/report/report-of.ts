import type { Analysis } from '../analysis'
import type { ChecklistState } from '../lint/checklist'
import type { Design } from '../model/design'
import { KINDS } from '../model/kinds/index'
import { parseNodeId } from '../model/node-id'
import { PROVIDER_LABELS } from '../model/provider-ids'
import {
  formatBytes,
  formatBytesPerSecond,
  formatCount,
  formatCountOf,
  formatDuration,
  formatNeeded,
  formatRecordsPerSecond,
} from '../shared/format'
import type { TopicView } from '../views/views'
import { RETRY_HEAD, retryRows } from './retry-rows'

interface ReportTable {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

interface ReportSection {
  readonly title: string
  readonly lines?: readonly string[]
  readonly table?: ReportTable
}

/** What a reviewed design is told as, on paper or in a wiki. */
export interface Report {
  readonly title: string
  readonly summary: string
  readonly description?: string
  readonly sections: readonly ReportSection[]
}

const STATE: Readonly<Record<ChecklistState, string>> = {
  pass: 'passes',
  fail: 'fails',
  excused: 'excused',
  accepted: 'accepted',
  'not-known': 'not known',
}

const SEVERITY = { error: 'Error', warning: 'Warning', info: 'Hint' } as const

/** What is counted, as the head of a row. */
const NEEDED = { broker: 'Brokers', CKU: 'CKUs', eCKU: 'eCKUs', cluster: 'Clusters of this tier' } as const

/** Who runs the brokers, where it is not the team itself. */
const runBy = ({ cluster: { profile } }: Design): readonly (readonly [string, string])[] =>
  profile === undefined
    ? []
    : [['Run by', [PROVIDER_LABELS[profile.provider], profile.type].filter(Boolean).join(', ')]]

const nameOf = (at: string): string => parseNodeId(at)?.name ?? at

/** Names for a sentence, the first few and a count of the rest. */
const MOST_NAMES = 8
const namesOf = (nodes: readonly string[]): string => {
  const shown = nodes.slice(0, MOST_NAMES).map(nameOf).join(', ')
  return nodes.length > MOST_NAMES ? `${shown} and ${formatCount(nodes.length - MOST_NAMES)} more` : shown
}

const plain = (text: string): string => text.replaceAll('`', '')

function retentionOf({ settings }: TopicView): string {
  if (settings.text('cleanup.policy') === 'compact') return 'compacted'
  return formatDuration(settings.number('retention.ms'))
}

/**
 * Returns a design with its analysis as a report: what it needs, what is open about it by cause, what was accepted and
 * why, the checklist, and every topic, producer and group. The same design gives the same report.
 */
export function reportOf(design: Design, analysis: Analysis): Report {
  const { causes, accepted, checklist, sizing, views } = analysis
  const { cluster } = sizing
  const counts = [
    formatCountOf(design.topics.length, KINDS.topic.words.singular),
    formatCountOf(design.producers.length, KINDS.producer.words.singular),
    formatCountOf(design.consumerGroups.length, KINDS.consumerGroup.words.singular),
  ].join(', ')
  return {
    title: design.name,
    summary: `${counts} on Kafka ${design.cluster.kafkaVersion}, ${formatCountOf(design.cluster.brokers, 'broker')}, ${design.cluster.environment}. ${formatCountOf(causes.length, 'finding')} open, ${formatCount(accepted.length)} accepted.`,
    ...(design.description !== undefined && { description: design.description }),
    sections: [
      {
        title: 'What it needs',
        table: {
          head: ['', ''],
          rows: [
            ...runBy(design),
            [
              `${NEEDED[cluster.brokers.unit]} needed`,
              `${formatNeeded(cluster.brokers.recommended)} of ${formatCount(cluster.brokers.count)}`,
            ],
            ['Partitions', formatCount(cluster.partitions.value)],
            ['Storage', formatBytes(cluster.storage.value)],
            ['Network in at peak', formatBytesPerSecond(cluster.networkIn.value)],
            ['Network out at peak', formatBytesPerSecond(cluster.networkOut.value)],
          ],
        },
      },
      {
        title: 'Open findings',
        ...(causes.length === 0
          ? { lines: ['None.'] }
          : {
              table: {
                head: ['', 'Finding', 'Where'],
                rows: causes.map(({ severity, message, nodes }) => [
                  SEVERITY[severity],
                  plain(message),
                  namesOf(nodes),
                ]),
              },
            }),
      },
      ...(accepted.length === 0
        ? []
        : [
            {
              title: 'Accepted',
              table: {
                head: ['Finding', 'Reason'],
                rows: accepted.map(({ message, reason }) => [plain(message), reason]),
              },
            },
          ]),
      {
        title: 'Checklist',
        table: {
          head: ['Item', 'State', 'Where'],
          rows: checklist.map(({ title, state, failing, unknown, reasons }) => [
            title,
            STATE[state],
            state === 'accepted' ? reasons.join('; ') : namesOf(state === 'fail' ? failing : unknown),
          ]),
        },
      },
      {
        title: 'Topics',
        table: {
          head: ['Topic', 'Partitions', 'Replicas', 'Kept', 'At peak', 'On disk'],
          rows: Object.values(views.topics).map((view) => [
            view.topic.name,
            formatCount(view.partitions),
            `${view.replicationFactor}, ${view.settings.text('min.insync.replicas')} in sync`,
            retentionOf(view),
            formatRecordsPerSecond(view.rate.peakRecords),
            formatBytes(view.sizing.storage.value),
          ]),
        },
      },
      {
        title: 'Producers',
        table: {
          head: ['Producer', 'Writes', 'Guarantee'],
          rows: Object.values(views.producers).map(({ producer, writes, delivery }) => [
            producer.name,
            writes
              .map(({ topic, rate }) => `${topic.topic.name} ${formatRecordsPerSecond(rate.peakRecords)}`)
              .join(', '),
            delivery.replaceAll('-', ' '),
          ]),
        },
      },
      {
        title: 'Consumer groups',
        table: {
          head: ['Group', 'Reads', 'Members', 'Busy at peak'],
          rows: Object.values(views.consumerGroups).map(({ group, reads, sizing: numbers }) => [
            group.name,
            reads.map(({ topic }) => topic.topic.name).join(', '),
            formatCount(group.members ?? 1),
            group.processingMsPerRecord === undefined
              ? 'not known'
              : `${Math.round(numbers.busy.value * 100)} %`,
          ]),
        },
      },
      { title: 'Records that fail', table: { head: RETRY_HEAD, rows: retryRows(design) } },
    ].filter(({ table }) => table === undefined || table.rows.length > 0),
  }
}

const cell = (text: string): string => text.replace(/\|/g, '\\|').replace(/\s*\n\s*/g, ' ')
const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`

/** Returns a report as Markdown, as wikis and code reviews take it. */
export function formatReport({ title, summary, description, sections }: Report): string {
  const parts = sections.map(({ title: heading, lines = [], table }) =>
    [
      `## ${heading}`,
      ...lines,
      ...(table
        ? [[row(table.head), row(table.head.map(() => '---')), ...table.rows.map(row)].join('\n')]
        : []),
    ].join('\n\n'),
  )
  return [`# ${title}`, summary, ...(description === undefined ? [] : [description]), ...parts]
    .join('\n\n')
    .concat('\n')
}
