import { formatCountOf } from '@/core/shared/format'
import { formatBytesPerSecond, formatCount, formatSignificant } from '../shared/format'
import type { TopicView } from '../views/views'
import type { PartitionBoundName } from './sizing'

interface Explanation {
  /** Why the count is what it is. */
  readonly why: string
  /** The input nearest to flipping it, where there is one. */
  readonly change?: string
}

const NAME: Readonly<Record<PartitionBoundName, string>> = {
  write: 'Write',
  read: 'Read',
  members: 'Members',
  processing: 'Processing',
  coPartitioned: 'Co-partitioned',
}

/** Says in a sentence or two why a topic has its recommended count, and what would change it. Names stand in backticks. */
export function explainPartitions(view: TopicView): Explanation {
  const why = [whyBinding(view), rounded(view)].filter(Boolean).join(' ')
  const change = whatWouldChange(view)
  return change === undefined ? { why } : { why, change }
}

function rounded({ cluster, assumptions, sizing }: TopicView): string {
  const { recommended, lowerBound } = sizing.partitions
  if (recommended <= lowerBound) return ''
  const because =
    assumptions.values.rounding === 'brokers'
      ? `a multiple of the ${formatCountOf(cluster.brokers, 'broker')}`
      : 'which more group sizes divide evenly'
  return `${formatCount(lowerBound)} is rounded up to ${formatCount(recommended)}, ${because}.`
}

function whyBinding(view: TopicView): string {
  const { bounds, binding } = view.sizing.partitions
  const { values } = view.assumptions
  const bound = bounds[binding]
  const planned = values.growth === 1 ? '' : ` × ${formatSignificant(values.growth)} growth`
  if (bound.value === 0) return 'Nothing is written or read yet; one partition is the least there is.'
  const at = nameOf(bound.at)
  switch (binding) {
    case 'write': {
      const usable = values.partitionWriteBytesPerSecond * values.headroom
      return `${formatBytesPerSecond(view.rate.peakBytes)}${planned} at peak ÷ ${formatBytesPerSecond(usable)} that one partition may take is ${formatCount(bound.value)}.`
    }
    case 'read': {
      const usable = values.partitionReadBytesPerSecond * values.headroom
      const groups = formatCountOf(view.readers.length, 'group')
      return `${groups} read ${formatBytesPerSecond(view.rate.peakBytes * view.readers.length)}${planned} together ÷ ${formatBytesPerSecond(usable)} that one partition may give is ${formatCount(bound.value)}.`
    }
    case 'members':
      return `\`${at}\` has ${formatCountOf(bound.value, 'consumer')}, and one without a partition would be idle.`
    case 'processing': {
      const group = view.readers.find((reader) => reader.group.name === at)?.group
      const ms = group?.processingMsPerRecord ?? 0
      const busy = (view.rate.peakRecords * values.growth * ms) / 1000
      return `\`${at}\` spends ${formatSignificant(ms)} ms on each of ${formatCount(view.rate.peakRecords)} records/s${planned}: ${formatSignificant(busy)} busy members, ${formatCount(bound.value)} at ${formatSignificant(values.utilisation * 100)} % use.`
    }
    case 'coPartitioned':
      return `\`${at}\` has ${formatCountOf(bound.value, 'partition')}, and a join needs equally many.`
  }
}

const nameOf = (at: string | undefined): string => at?.slice(at.indexOf(':') + 1) ?? ''

/** The runner-up says how far the binding input would have to fall before something else binds. */
function whatWouldChange(view: TopicView): string | undefined {
  const { bounds, binding, chosenBy } = view.sizing.partitions
  const bound = bounds[binding]
  if (bound.value === 0) return undefined
  let next: PartitionBoundName | undefined
  for (const name of ['write', 'read', 'members', 'processing'] as const) {
    if (name !== binding && bounds[name].value > (next ? bounds[next].value : 0)) next = name
  }
  const second = next ? bounds[next].value : 0
  const rest = next && second > 0 ? `${NAME[next]} would bind at ${formatCount(second)}.` : undefined
  if (chosenBy === 'user' || rest === undefined) return rest
  const share = second / bound.value
  if (binding === 'processing') {
    const group = view.readers.find((reader) => reader.group.name === nameOf(bound.at))?.group
    return `At ${formatSignificant((group?.processingMsPerRecord ?? 0) * share)} ms, ${rest}`
  }
  if (binding === 'write') return `At ${formatBytesPerSecond(view.rate.peakBytes * share)}, ${rest}`
  return `Otherwise ${rest}`
}
