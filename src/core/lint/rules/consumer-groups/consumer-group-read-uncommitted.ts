import { libraryOf } from '../../../kafka/client-libraries'
import type { ConsumerGroupRead } from '../../../views/views'
import { setReaderConfig } from '../../fixes'
import { consumerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { SOUND_TRANSACTIONS, soundDesign } from '../../sound-design'

const transactionalWriter = ({ topic }: ConsumerGroupRead) =>
  topic.writers.find(({ delivery }) => delivery === 'exactly-once')

export const consumerGroupReadUncommitted = defineRule({
  id: 'consumer-group-read-uncommitted',
  title: 'Records of transactions that were rolled back',
  scope: 'consumerGroup',
  severity: 'error',
  kind: 'silent',
  why: 'A transaction’s records are in the topic before it commits, and stay there when it is rolled back. A reader with Kafka’s default, read_uncommitted, is handed all of them and cannot tell which never happened: the writer pays for transactions and this group has nothing of them. With read_committed it waits for the end of each transaction and skips what was rolled back.',
  reference: consumerConfigDocs('isolation.level'),
  examples: () => ({
    bad: [
      soundDesign({ producer: { delivery: 'exactly-once' } }),
      soundDesign({
        producer: { delivery: 'exactly-once' },
        group: { commit: 'transactional', config: { 'isolation.level': 'read_uncommitted' } },
      }),
      soundDesign({ producer: { config: { 'transactional.id': 'checkout-1' } } }),
    ],
    good: [
      soundDesign({ group: { config: { 'isolation.level': 'read_uncommitted' } } }),
      soundDesign({
        producer: { delivery: 'exactly-once' },
        group: { config: { 'isolation.level': 'read_committed' } },
      }),
      soundDesign({ producer: { delivery: 'exactly-once' }, ...SOUND_TRANSACTIONS }),
      soundDesign({
        producer: { delivery: 'exactly-once' },
        group: { client: { library: 'confluent-python' } },
      }),
    ],
  }),
  check({ group, settings, reads }, report) {
    if (group.purpose === 'logs' || settings.text('isolation.level') !== 'read_uncommitted') return
    const dirty = reads.find(transactionalWriter)
    const writer = dirty && transactionalWriter(dirty)
    if (dirty === undefined || writer === undefined) return
    const topic = dirty.topic.topic.name
    const isDefault = settings.origin('isolation.level') === 'default'
    const client = libraryOf(group.client).label
    report({
      message: isDefault
        ? `\`${group.name}\` does not say \`read_committed\`: by the default of ${client} it reads aborted records of \`${topic}\``
        : `\`${group.name}\` reads aborted records of \`${topic}\`: it is not \`read_committed\``,
      field: 'config.isolation.level',
      ...(isDefault && { severity: 'warning' as const }),
      why: `\`${writer.producer.name}\` writes \`${topic}\` in transactions. A reader with \`read_uncommitted\`, the default of Java, Sarama and franz-go, also gets the records of transactions that were rolled back, and acts on what never happened.`,
      evidence: [
        {
          name: 'isolation.level',
          value: isDefault
            ? `read_uncommitted, the default of ${settings.defaultOf('isolation.level')}`
            : settings.text('isolation.level'),
        },
        {
          name: `transactional.id of ${writer.producer.name}`,
          value: writer.settings.text('transactional.id'),
        },
      ],
      fix: setReaderConfig(group, 'isolation.level', 'read_committed'),
    })
  },
})
