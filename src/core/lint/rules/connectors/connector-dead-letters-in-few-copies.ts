import { changeNode } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundSink } from '../../sound-connect'

const SAFE = 3
const deadLetter = (replicationFactor: number) =>
  ({ topic: 'orders.dlq', recordsShare: 0.0001, contextHeaders: true, replicationFactor }) as const

export const connectorDeadLettersInFewCopies = defineRule({
  id: 'connector-dead-letters-in-few-copies',
  title: 'Connect creates a dead letter topic with few replicas',
  scope: 'connector',
  severity: 'warning',
  kind: 'advice',
  why: 'A sink creates its dead letter topic where there is none yet, with the replication factor that its own settings name; guides have 1 there for one broker. Then the records that failed are lost with that broker, and while it is down the sink stops at the next one that fails.',
  reference: kafkaDocs('configuration/kafka-connect-configs/'),
  examples: () => ({
    bad: [withSoundSink({ deadLetter: deadLetter(1) })],
    good: [
      withSoundSink({ deadLetter: deadLetter(3) }),
      withSoundSink({ deadLetter: deadLetter(1) }, { cluster: { environment: 'development' } }),
    ],
  }),
  check({ connector, side, cluster }, report) {
    const { name, deadLetter: sent } = connector
    const copies = sent?.replicationFactor
    if (side !== 'sink' || sent === undefined || copies === undefined || copies < 1 || copies >= SAFE) return
    if (cluster.environment !== 'production' || cluster.brokers < SAFE) return
    report({
      message: `\`${name}\` creates \`${sent.topic}\` with ${copies === 1 ? 'one replica' : `${copies} replicas`} where it is not there yet`,
      field: 'deadLetter.replicationFactor',
      evidence: [{ name: 'errors.deadletterqueue.topic.replication.factor', value: `${copies}` }],
      fix: changeNode('connector', name, `Create it with ${SAFE} replicas`, (node) => ({
        ...node,
        ...(node.deadLetter && { deadLetter: { ...node.deadLetter, replicationFactor: SAFE } }),
      })),
    })
  },
})
