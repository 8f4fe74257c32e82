import { isJavaClient } from '../../../kafka/client-libraries'
import { ownsPartitions } from '../../../model/reading'
import { filterStretches } from '../../../shared/stretches'
import type { ConsumerGroupView, DesignView, ProducerView } from '../../../views/views'
import { asChoice, changeNode } from '../../fixes'
import { joinProducer } from '../../join-producer'
import { commitTogether } from '../../raise'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { SOUND_TRANSACTIONS, soundDesign, soundProducer, soundTopic } from '../../sound-design'

const KEY = 'transactional.id'

/** Whether a group hands its offsets to a transactional producer of its own. */
const hasTransactions = ({ writer }: ConsumerGroupView): boolean =>
  writer !== undefined && writer.settings.text(KEY) !== ''

const withoutTransactions = filterStretches(
  (view: ConsumerGroupView) =>
    view.group.commit === 'transactional' && ownsPartitions(view.group) && !hasTransactions(view),
)

/**
 * Returns what finds the producer that is the same application, drawn as a node of its own: it has the group's name,
 * and writes something. The producers are looked through once, and only where somebody asks.
 */
function finderOfApart({ producers }: DesignView): (view: ConsumerGroupView) => ProducerView | undefined {
  let byName: ReadonlyMap<string, ProducerView> | undefined
  return ({ name, writer }) => {
    if (writer !== undefined) return undefined
    byName ??= new Map(producers.filter(({ writes }) => writes.length > 0).map((one) => [one.name, one]))
    return byName.get(name)
  }
}

const NO_ID =
  'To commit offsets in a transaction is to hand them to the producer that opened it, and only a producer with a transactional.id can open one. This one has none: the first call of initTransactions or of sendOffsetsToTransaction throws, and the application does no work. Let its producer deliver exactly once, or commit after processing.'

export const consumerGroupTransactionalWithoutProducer = defineRule({
  id: 'consumer-group-transactional-without-producer',
  title: 'Offsets in a transaction that nobody writes',
  scope: 'design',
  severity: 'warning',
  kind: 'advice',
  why: 'To commit offsets in a transaction is to hand them to a transactional producer, which commits them together with the records that it writes. A group that writes nothing has no such producer, and its transaction would hold offsets alone: no more than committing after the work gives. A database or a service that the group writes to is outside of Kafka’s transactions: keep the offset there with the result, or write by key so that twice is as good as once. Draw the topic that the group writes, or commit after processing.',
  reference: kafkaDocs('design/design/#message-delivery-semantics'),
  examples: () => ({
    bad: [
      soundDesign({ group: { commit: 'transactional' } }),
      soundDesign({
        ...SOUND_TRANSACTIONS,
        group: { ...SOUND_TRANSACTIONS.group, producer: { delivery: 'at-least-once' } },
      }),
      soundDesign({
        ...SOUND_TRANSACTIONS,
        group: {
          ...SOUND_TRANSACTIONS.group,
          client: { library: 'confluent-python' },
          config: { 'partition.assignment.strategy': 'cooperative-sticky' },
          producer: { delivery: 'at-most-once' },
        },
      }),
      soundDesign({
        group: { commit: 'transactional' },
        topics: [soundTopic({ name: 'invoices' })],
        producers: [
          soundProducer({
            name: 'billing',
            instances: 6,
            produces: [{ topic: 'invoices', recordsPerSecond: { average: 400, peak: 800 } }],
          }),
        ],
      }),
    ],
    good: [soundDesign(SOUND_TRANSACTIONS), soundDesign({ group: { commit: 'after-processing' } })],
  }),
  check(design, report) {
    const drawnApart = finderOfApart(design)
    for (const view of withoutTransactions(design.consumerGroups)) {
      const { group, writer } = view
      const apart = drawnApart(view)
      const committed = changeNode('consumerGroup', group.name, 'Commit after processing', (node) => ({
        ...node,
        commit: 'after-processing',
      }))
      report({
        at: view.id,
        message: apart
          ? `\`${group.name}\` commits in transactions, and what it writes is drawn as a producer of its own`
          : writer
            ? `\`${group.name}\` is to commit in transactions, and cannot: its producer has no \`${KEY}\``
            : `\`${group.name}\` commits in transactions, and writes nothing`,
        ...(writer && {
          severity: 'error',
          kind: 'rejected',
          why: NO_ID,
          ...(isJavaClient(group.client) && { errorClass: 'IllegalStateException' }),
        }),
        field: writer ? 'producer.delivery' : 'commit',
        ...(apart && { along: [view.id, apart.id] }),
        evidence: [
          { name: `commit of ${group.name}`, value: 'transactional' },
          { name: 'writes', value: group.produces?.map(({ topic }) => topic).join(', ') ?? 'nothing' },
          ...(apart
            ? [
                {
                  name: `the producer ${apart.name} writes`,
                  value: apart.writes.map(({ topic }) => topic.name).join(', '),
                },
              ]
            : []),
        ],
        ...(apart
          ? { choices: [asChoice(joinProducer(view, apart)), asChoice(committed)] }
          : writer
            ? { choices: [asChoice(commitTogether(group.name)), asChoice(committed)] }
            : { fix: committed }),
      })
    }
  },
})
