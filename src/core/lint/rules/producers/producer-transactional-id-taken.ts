import type { Design, Producer } from '../../../model/design'
import { producerId } from '../../../model/node-id'
import { isFilledIn } from '../../filled-in'
import { changeNode } from '../../fixes'
import { producerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign, soundProducer } from '../../sound-design'

const KEY = 'transactional.id'

interface Taken {
  readonly name: string
  readonly first: string
  readonly id: string
}

const known = new WeakMap<readonly Producer[], readonly Taken[]>()

/** Every producer that writes out the id of an earlier one; kept for as long as the list is in use. */
function takenIn(producers: readonly Producer[]): readonly Taken[] {
  const before = known.get(producers)
  if (before !== undefined) return before
  const firstOf = new Map<string, string>()
  const taken: Taken[] = []
  for (const { name, config } of producers) {
    const id = String(config?.[KEY] ?? '').trim()
    if (id === '' || isFilledIn(id)) continue
    const first = firstOf.get(id)
    if (first === undefined) firstOf.set(id, name)
    else taken.push({ name, first, id })
  }
  known.set(producers, taken)
  return taken
}

export const producerTransactionalIdTaken = defineRule({
  id: 'producer-transactional-id-taken',
  title: 'One transactional id for two producers',
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
    const design = (id: string): Design =>
      soundDesign({
        group: { config: { 'isolation.level': 'read_committed' } },
        producer: { delivery: 'exactly-once', instances: 1, config: { [KEY]: 'orders' } },
        producers: [of('import', id)],
      })
    return { bad: [design('orders')], good: [design('import')] }
  },
  check({ design: { producers } }, report) {
    for (const { name, first, id } of takenIn(producers)) {
      report({
        at: producerId(name),
        message: `\`${name}\` and \`${first}\` have one \`${KEY}\`: they throw each other out`,
        field: `config.${KEY}`,
        evidence: [
          { name: `${KEY} of ${name}`, value: id },
          { name: `${KEY} of ${first}`, value: id },
        ],
        fix: changeNode('producer', name, `Give ${name} an id of its own`, (node) => {
          const { [KEY]: _shared, ...config } = node.config ?? {}
          return { ...node, delivery: 'exactly-once', config }
        }),
      })
    }
  },
})
