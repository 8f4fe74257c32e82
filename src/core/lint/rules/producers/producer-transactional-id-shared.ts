import { formatCount, formatCountOf } from '../../../shared/format'
import { isFilledIn } from '../../filled-in'
import { changeNode } from '../../fixes'
import { producerStart } from '../../producer-start'
import { producerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const KEY = 'transactional.id'

export const producerTransactionalIdShared = defineRule({
  id: 'producer-transactional-id-shared',
  title: 'One transactional id for all instances',
  scope: 'producer',
  severity: 'error',
  kind: 'rejected',
  errorClass: 'ProducerFencedException',
  why: 'A transactional.id names one producer across restarts, so that a successor can finish or abort what it left. Whoever starts with the same id is that successor: it fences the one before, whose next send fails for good. Several instances with one id fence each other in turn: each needs its own.',
  reference: producerConfigDocs(KEY),
  examples: () => {
    const group = { config: { 'isolation.level': 'read_committed' } } as const
    return {
      bad: [soundDesign({ group, producer: { delivery: 'exactly-once', config: { [KEY]: 'checkout' } } })],
      good: [
        soundDesign({ group, producer: { delivery: 'exactly-once' } }),
        soundDesign({
          group,
          producer: { delivery: 'exactly-once', config: { [KEY]: 'checkout-{pod}' } },
        }),
        soundDesign({
          group,
          producer: { delivery: 'exactly-once', instances: 1, config: { [KEY]: 'checkout' } },
        }),
      ],
    }
  },
  check(view, report) {
    const { producer, settings } = view
    const instances = producer.instances ?? 1
    if (instances === 1 || (producer.config?.[KEY] ?? null) === null) return
    const id = settings.text(KEY)
    if (id === '' || isFilledIn(id) || producerStart(view).refusal !== null) return
    report({
      message: `\`${producer.name}\` gives ${formatCountOf(instances, 'instance')} one \`${KEY}\`: they fence each other`,
      field: `config.${KEY}`,
      evidence: [
        { name: KEY, value: id },
        { name: 'instances', value: formatCount(instances) },
      ],
      fix: changeNode('producer', producer.name, 'Give each instance an id of its own', (node) => ({
        ...node,
        config: { ...node.config, [KEY]: `${id}-\${instance}` },
      })),
    })
  },
})
