import { workMs } from '../model/retrying'
import { formatBytesPerSecond, formatCount, formatCountOf, formatSignificant } from '../shared/format'
import { roundPartitions } from '../sizing/round-partitions'
import { statedKeys } from '../sizing/stated-keys'
import type { TopicView } from '../views/views'
import { readTogether, whatWouldChange } from './what-would-change'

interface Explanation {
  /** Why the count is what it is. */
  readonly why: string
  /** The inputs nearest to flipping it, where there are any. */
  readonly change?: string
}

/** Says in a sentence or two why a topic has its recommended count, and what would change it. Names stand in backticks. */
export function explainPartitions(view: TopicView): Explanation {
  const why = [whyBinding(view), rounded(view)].filter(Boolean).join(' ')
  const change = whatWouldChange(view)
  return change === undefined ? { why } : { why, change }
}

function rounded({ topic, cluster, assumptions, sizing }: TopicView): string {
  const { recommended, lowerBound, bounds, binding } = sizing.partitions
  if (bounds[binding].value === 0) return ''
  if (recommended <= lowerBound) {
    const keys = statedKeys(topic) ?? Number.POSITIVE_INFINITY
    const further = roundPartitions(lowerBound, assumptions.values.rounding, cluster.brokers)
    return lowerBound <= keys && keys < further && binding !== 'coPartitioned'
      ? `It is not rounded up: ${formatCount(further)} would be more than its ${formatCountOf(keys, 'key')}.`
      : ''
  }
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
      const [only, ...others] = view.readers
      const rate = `${formatBytesPerSecond(readTogether(view))}${planned}`
      const read =
        others.length === 0
          ? `\`${only?.group.name}\` reads ${rate}`
          : `${formatCountOf(view.readers.length, 'group')} read ${rate} together`
      return `${read} ÷ ${formatBytesPerSecond(usable)} that one partition may give is ${formatCount(bound.value)}.`
    }
    case 'members':
      return `\`${at}\` has ${formatCountOf(bound.value, 'consumer')}, and one without a partition would be idle.`
    case 'processing': {
      const group = view.readers.find((reader) => reader.group.name === at)?.group
      const ms = group ? workMs(group) : 0
      const busy = (view.rate.peakRecords * values.growth * ms) / 1000
      return `\`${at}\` spends ${formatSignificant(ms)} ms on each of ${formatCount(view.rate.peakRecords)} records/s${planned}: ${formatSignificant(busy)} busy members, ${formatCount(bound.value)} at ${formatSignificant(values.utilisation * 100)} % use.`
    }
    case 'order':
      return `It promises order by key, which more partitions later would break: ${formatCount(bound.value)} leave it room to grow.`
    case 'coPartitioned':
      return bound.inputs.some(({ origin }) => origin === 'user')
        ? `\`${at}\` has ${formatCountOf(bound.value, 'partition')}, and a join needs equally many.`
        : `\`${at}\` needs ${formatCountOf(bound.value, 'partition')}, and a join takes equally many.`
  }
}

const nameOf = (at: string | undefined): string => at?.slice(at.indexOf(':') + 1) ?? ''
