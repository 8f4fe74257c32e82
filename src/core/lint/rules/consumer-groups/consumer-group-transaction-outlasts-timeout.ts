import { recordsPerPoll } from '../../../facts/records-per-poll'
import { clientCatalogue } from '../../../kafka/client-catalogue'
import { formatCount, formatDuration } from '../../../shared/format'
import type { ConsumerGroupView } from '../../../views/views'
import { asChoice, setConfig, setWriterConfig } from '../../fixes'
import { producerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { SOUND_TRANSACTIONS, soundDesign } from '../../sound-design'

const TIMEOUT = 'transaction.timeout.ms'
const RECORDS = 'max.poll.records'
/** `transaction.max.timeout.ms` of the brokers, where nobody sets it. */
const LONGEST_MS = 900_000

const MANY = { [RECORDS]: 20_000, 'max.partition.fetch.bytes': 10_485_760 }

/** The timeout of the group's own producer; Kafka's default where it has none yet. */
function timeoutMs({ writer, cluster }: ConsumerGroupView): number {
  if (writer) return writer.settings.number(TIMEOUT)
  return Number(clientCatalogue.definition('producer', TIMEOUT, cluster.kafkaVersion)?.default ?? Number.NaN)
}

export const consumerGroupTransactionOutlastsTimeout = defineRule({
  id: 'consumer-group-transaction-outlasts-timeout',
  title: 'A transaction shorter than the work of one poll',
  scope: 'consumerGroup',
  severity: 'warning',
  kind: 'advice',
  why: 'A group that commits in transactions has one open for as long as it works on what a poll gave it. When transaction.timeout.ms ends before that, the coordinator aborts the transaction: the commit fails, the offsets stay where they were, and the same poll is worked on again, for as long again. Take fewer records a poll, or give the transaction time for all of them.',
  reference: producerConfigDocs(TIMEOUT),
  examples: () => ({
    bad: [
      soundDesign({
        ...SOUND_TRANSACTIONS,
        group: { ...SOUND_TRANSACTIONS.group, config: MANY },
      }),
    ],
    good: [
      soundDesign(SOUND_TRANSACTIONS),
      soundDesign({
        ...SOUND_TRANSACTIONS,
        group: {
          ...SOUND_TRANSACTIONS.group,
          config: MANY,
          producer: { config: { 'compression.type': 'lz4', [TIMEOUT]: 200_000 } },
        },
      }),
    ],
  }),
  check(view, report) {
    const { group, writer } = view
    if (group.commit !== 'transactional' || group.processingMsPerRecord === undefined) return
    const timeout = timeoutMs(view)
    const records = recordsPerPoll(view)
    const work = records * group.processingMsPerRecord
    if (!(work > timeout)) return
    const fewer = Math.floor(timeout / 2 / group.processingMsPerRecord)
    const longer = Math.ceil((work * 2) / 1000) * 1000
    const choices = [
      ...(fewer >= 1 ? [asChoice(setConfig('consumerGroup', group.name, { [RECORDS]: fewer }))] : []),
      ...(writer && longer <= LONGEST_MS
        ? [
            asChoice(
              setWriterConfig(
                { kind: 'consumerGroup', producer: writer.producer },
                { [TIMEOUT]: longer },
                `Set ${TIMEOUT} of its producer to ${longer}`,
              ),
            ),
          ]
        : []),
    ]
    report({
      message: `\`${group.name}\` may work for ${formatDuration(work)} on one poll, and its transaction is aborted after ${formatDuration(timeout)}`,
      field: `config.${RECORDS}`,
      evidence: [
        { name: 'records of one poll', value: formatCount(records) },
        { name: 'processing per record', value: formatDuration(group.processingMsPerRecord) },
        { name: TIMEOUT, value: formatDuration(timeout) },
      ],
      ...(choices.length > 0 && { choices }),
    })
  },
})
