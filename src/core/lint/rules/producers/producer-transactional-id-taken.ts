import type { ConsumerGroup, Design, Producer } from '../../../model/design'
import { nodeId } from '../../../model/node-id'
import { producerInside, type WriterKind } from '../../../model/writers'
import { listStretches } from '../../../shared/stretches'
import { isFilledIn } from '../../filled-in'
import { changeTheWriter } from '../../fixes'
import { producerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { SOUND_TRANSACTIONS, soundDesign, soundProducer } from '../../sound-design'

const KEY = 'transactional.id'

/** What writes, and the id that it writes out. */
interface Identified {
  readonly kind: WriterKind
  readonly producer: Producer
  readonly id: string
}

interface Taken extends Identified {
  readonly first: string
}

/**
 * Whether what is filled in may tell two applications apart, as the name of a pod or a host does. A number of the
 * instance alone does not: each application counts from its own first.
 */
const isNamedElsewhere = (id: string): boolean => isFilledIn(id) && !/\b(instance|ordinal|index)\b/i.test(id)

/** A writer with the id that it writes out, where it is one that another may write out as well. */
function identified(kind: WriterKind, producer: Producer | undefined): readonly Identified[] {
  const id = String(producer?.config?.[KEY] ?? '').trim()
  return producer === undefined || id === '' || isNamedElsewhere(id) ? [] : [{ kind, producer, id }]
}

const identifiedProducers = listStretches((producers: readonly Producer[]) =>
  producers.flatMap((producer) => identified('producer', producer)),
)
const identifiedGroups = listStretches((groups: readonly ConsumerGroup[]) =>
  groups.flatMap((group) => identified('consumerGroup', group.producer?.config && producerInside(group))),
)

/** Every writer that writes out the id of an earlier one, the producers before the groups. */
function takenIn({ producers, consumerGroups }: Design): readonly Taken[] {
  const firstOf = new Map<string, string>()
  const taken: Taken[] = []
  for (const writer of [...identifiedProducers(producers), ...identifiedGroups(consumerGroups)]) {
    const first = firstOf.get(writer.id)
    if (first === undefined) firstOf.set(writer.id, writer.producer.name)
    else taken.push({ ...writer, first })
  }
  return taken
}

/** What each application fills in with the number of its own instance. */
const FILLED = `tx-\${instance}`

export const producerTransactionalIdTaken = defineRule({
  id: 'producer-transactional-id-taken',
  title: 'One transactional id for two writers',
  scope: 'design',
  severity: 'error',
  kind: 'rejected',
  errorClass: 'ProducerFencedException',
  why: 'The brokers know a transactional producer by its transactional.id alone, in the whole cluster. Whoever starts with an id that is in use is taken for the successor of the one that has it: that one is fenced, and its next commit fails for good. Give each producer, and each of its instances, an id of its own.',
  reference: producerConfigDocs(KEY),
  examples: () => {
    const of = (name: string, id: string) =>
      soundProducer({
        name,
        instances: 1,
        delivery: 'exactly-once',
        config: { [KEY]: id },
        produces: [{ topic: 'orders', recordsPerSecond: { average: 1, peak: 1 } }],
      })
    const design = (id: string, own = 'orders'): Design =>
      soundDesign({
        group: { config: { 'isolation.level': 'read_committed' } },
        producer: { delivery: 'exactly-once', instances: 1, config: { [KEY]: own } },
        producers: [of('import', id)],
      })
    const withGroup = (id: string): Design =>
      soundDesign({
        ...SOUND_TRANSACTIONS,
        group: {
          ...SOUND_TRANSACTIONS.group,
          members: 1,
          processingMsPerRecord: 0.5,
          producer: { config: { 'compression.type': 'lz4', [KEY]: id } },
        },
        producer: { delivery: 'exactly-once', instances: 1, config: { [KEY]: 'orders' } },
      })
    return {
      bad: [design('orders'), withGroup('orders'), design(FILLED, FILLED)],
      good: [design('import'), withGroup('billing'), design('tx-{pod}', 'tx-{pod}')],
    }
  },
  check({ design }, report) {
    for (const { kind, producer, first, id } of takenIn(design)) {
      const { name } = producer
      report({
        at: nodeId(kind, name),
        message: `\`${name}\` and \`${first}\` have one \`${KEY}\`: they fence each other`,
        field: kind === 'producer' ? `config.${KEY}` : `producer.config.${KEY}`,
        evidence: [
          { name: `${KEY} of ${name}`, value: id },
          { name: `${KEY} of ${first}`, value: id },
        ],
        fix: changeTheWriter({ kind, producer }, `Give ${name} an id of its own`, (node) => {
          const { [KEY]: _shared, ...config } = node.config ?? {}
          return { ...node, delivery: 'exactly-once', config }
        }),
      })
    }
  },
})
