import type { ConsumerGroup, Design, Producer } from '../../../model/design'
import { nodeId } from '../../../model/node-id'
import { producerInside, type WriterKind } from '../../../model/writers'
import { isFilledIn } from '../../filled-in'
import { changeTheWriter } from '../../fixes'
import { producerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { SOUND_TRANSACTIONS, soundDesign, soundProducer } from '../../sound-design'

const KEY = 'transactional.id'

interface Writing {
  readonly kind: WriterKind
  readonly producer: Producer
}

interface Taken extends Writing {
  readonly first: string
  readonly id: string
}

const known = new WeakMap<
  readonly Producer[],
  { groups: readonly ConsumerGroup[]; taken: readonly Taken[] }
>()

/** All that writes, the producers before the groups. */
function* writersIn({ producers, consumerGroups }: Design): Generator<Writing> {
  for (const producer of producers) yield { kind: 'producer', producer }
  for (const group of consumerGroups) {
    const producer = group.producer?.config && producerInside(group)
    if (producer) yield { kind: 'consumerGroup', producer }
  }
}

/**
 * Whether what is filled in may tell two applications apart, as the name of a pod or a host does. A number of the
 * instance alone does not: each application counts from its own first.
 */
const isNamedElsewhere = (id: string): boolean => isFilledIn(id) && !/\b(instance|ordinal|index)\b/i.test(id)

/** Every writer that writes out the id of an earlier one; cached for as long as both lists are in use. */
function takenIn(design: Design): readonly Taken[] {
  const before = known.get(design.producers)
  if (before?.groups === design.consumerGroups) return before.taken
  const firstOf = new Map<string, string>()
  const taken: Taken[] = []
  for (const { kind, producer } of writersIn(design)) {
    const id = String(producer.config?.[KEY] ?? '').trim()
    if (id === '' || isNamedElsewhere(id)) continue
    const first = firstOf.get(id)
    if (first === undefined) firstOf.set(id, producer.name)
    else taken.push({ kind, producer, first, id })
  }
  known.set(design.producers, { groups: design.consumerGroups, taken })
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
        message: `\`${name}\` and \`${first}\` have one \`${KEY}\`: they throw each other out`,
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
