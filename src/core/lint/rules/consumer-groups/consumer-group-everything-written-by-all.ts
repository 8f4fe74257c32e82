import { copiesOf } from '../../../model/reading'
import { formatCount, formatCountOf } from '../../../shared/format'
import { asChoice, changeNode, readAsGroup } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { SOUND_TRANSACTIONS, soundDesign } from '../../sound-design'

export const consumerGroupEverythingWrittenByAll = defineRule({
  id: 'consumer-group-everything-written-by-all',
  title: 'Every member writes the same',
  scope: 'consumerGroup',
  severity: 'warning',
  kind: 'advice',
  why: 'Where each member reads every record, each makes the same of it: what they write to a topic stands there once for every member, and grows with each that is added. Read as a group where something is written, and keep reading everything for what a member only looks up, such as a cache.',
  reference: kafkaDocs('design/design/#the-consumer'),
  examples: () => {
    const of = (members: number) =>
      soundDesign({
        ...SOUND_TRANSACTIONS,
        group: { ...SOUND_TRANSACTIONS.group, commit: undefined, reads: 'everything', members },
      })
    return {
      bad: [of(6)],
      good: [
        soundDesign(SOUND_TRANSACTIONS),
        soundDesign({
          topic: { config: { 'cleanup.policy': 'compact', 'retention.ms': undefined } },
          group: { reads: 'everything', processingMsPerRecord: 0.5 },
        }),
      ],
    }
  },
  check({ group, writer }, report) {
    const copies = copiesOf(group)
    const written = writer?.writes[0]?.topic.name
    if (copies === 1 || written === undefined) return
    report({
      message: `\`${group.name}\` writes each record ${formatCountOf(copies, 'time')} to \`${written}\`: every member reads everything`,
      field: 'reads',
      evidence: [
        { name: 'members', value: formatCount(copies) },
        { name: 'reads', value: 'everything' },
      ],
      choices: [
        asChoice(readAsGroup(group.name)),
        asChoice(
          changeNode('consumerGroup', group.name, 'Run one member', (node) => ({ ...node, members: 1 })),
        ),
      ],
    })
  },
})
