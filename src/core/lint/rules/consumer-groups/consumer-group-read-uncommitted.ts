import { libraryOf } from '../../../kafka/client-libraries'
import { abortedRecords } from '../../aborted-records'
import { setReaderConfig } from '../../fixes'
import { consumerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { SOUND_TRANSACTIONS, soundDesign } from '../../sound-design'

export const consumerGroupReadUncommitted = defineRule({
  id: 'consumer-group-read-uncommitted',
  title: 'Records of aborted transactions are read',
  scope: 'consumerGroup',
  severity: 'error',
  kind: 'silent',
  why: 'A transaction’s records are in the topic before it commits, and stay there when it is aborted. A reader with Kafka’s default, read_uncommitted, is handed all of them and cannot tell which never happened: the transactions of the writer do nothing for this group. With read_committed it waits for the end of each transaction and skips what was aborted.',
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
  check({ group, settings, reads, cluster }, report) {
    if (group.purpose === 'logs' || settings.text('isolation.level') !== 'read_uncommitted') return
    const aborted = abortedRecords(reads)
    if (aborted === undefined) return
    const { topic, writer } = aborted
    const isDefault = settings.origin('isolation.level') === 'default'
    const client = libraryOf(group.client).label
    report({
      message: isDefault
        ? `\`${group.name}\` does not say \`read_committed\`: by the default of ${client} it reads aborted records of \`${topic}\``
        : `\`${group.name}\` reads aborted records of \`${topic}\`: it is not \`read_committed\``,
      field: 'config.isolation.level',
      ...(isDefault && {
        severity: cluster.environment === 'development' ? ('info' as const) : ('warning' as const),
      }),
      why: `\`${writer.producer.name}\` writes \`${topic}\` in transactions. A reader with \`read_uncommitted\`, the default of Java, Sarama and franz-go, also gets the records of aborted transactions, and acts on what never happened.`,
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
