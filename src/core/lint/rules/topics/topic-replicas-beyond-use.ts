import { formatBytes, formatCount } from '../../../shared/format'
import { changeNode } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

/** Two copies in each of three places; no published design has more. */
const MOST = 6
const USUAL = 3

export const topicReplicasBeyondUse = defineRule({
  id: 'topic-replicas-beyond-use',
  title: 'More replicas than a failure asks for',
  scope: 'topic',
  severity: 'warning',
  kind: 'advice',
  why: 'Every replica is written to a disk and sent over the network once more, and with acks=all the producer waits for each that is in sync. Three bear the loss of one broker without a pause and of two without loss of data; four to six are for clusters over two or three sites. Beyond that a copy makes writing slower and protects against nothing that would leave the others.',
  reference: kafkaDocs('design/design/#replication'),
  examples: () => {
    const cluster = { brokers: 9 } as const
    return {
      bad: [soundDesign({ cluster, topic: { replicationFactor: 9 } })],
      good: [
        soundDesign({ cluster, topic: { replicationFactor: 6, config: { 'min.insync.replicas': 4 } } }),
        soundDesign({ cluster, topic: { replicationFactor: 5, config: { 'min.insync.replicas': 3 } } }),
      ],
    }
  },
  check({ topic, cluster, replicationFactor, sizing }, report) {
    // More than there are brokers is refused, which says more.
    if (replicationFactor <= MOST || replicationFactor > cluster.brokers) return
    report({
      message: `\`${topic.name}\` keeps ${formatCount(replicationFactor)} copies of each record`,
      field: 'replicationFactor',
      evidence: [
        { name: 'replication factor', value: formatCount(replicationFactor) },
        { name: 'usual', value: `${USUAL}, up to ${MOST} over several sites` },
        { name: 'storage of all copies', value: formatBytes(sizing.storage.value) },
      ],
      fix: changeNode('topic', topic.name, `Keep ${USUAL} copies`, (node) => ({
        ...node,
        replicationFactor: USUAL,
      })),
    })
  },
})
