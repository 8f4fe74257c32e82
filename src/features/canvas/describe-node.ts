import type { Analysis } from '@/core/analysis'
import { type NodeId, parseNodeId } from '@/core/model/node-id'
import { formatPercent } from '@/core/shared/format'

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

/** A node in a sentence, as a screen reader says it: `Topic, 16 partitions, replication factor 3, 2 findings`. */
export function describeNode(id: NodeId, { views, findingsByNode }: Analysis): string {
  const node = parseNodeId(id)
  const found = findingsByNode.get(id)?.length ?? 0
  const findings = found === 0 ? [] : [plural(found, 'finding')]
  switch (node?.kind) {
    case 'topic': {
      const view = views.topics[node.name]
      return view
        ? [
            'Topic',
            plural(view.partitions, 'partition'),
            `replication factor ${view.replicationFactor}`,
            ...findings,
          ].join(', ')
        : 'Topic'
    }
    case 'producer': {
      const view = views.producers[node.name]
      return view
        ? [
            'Producer',
            plural(view.producer.instances ?? 1, 'instance'),
            view.delivery.replaceAll('-', ' '),
            ...findings,
          ].join(', ')
        : 'Producer'
    }
    case 'consumerGroup': {
      const view = views.consumerGroups[node.name]
      return view
        ? [
            'Consumer group',
            plural(view.group.members ?? 1, 'member'),
            `${formatPercent(view.sizing.busy.value)} busy`,
            ...findings,
          ].join(', ')
        : 'Consumer group'
    }
    default:
      return ''
  }
}
