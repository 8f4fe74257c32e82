import { asChoice, changeNode, readAsGroup } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { IN_ANY_ORDER, SOUND_SHARE, soundDesign } from '../../sound-design'

export const consumerGroupShareWithoutOrder = defineRule({
  id: 'consumer-group-share-without-order',
  title: 'A share group where order is promised',
  scope: 'consumerGroup',
  severity: 'error',
  kind: 'advice',
  why: 'The members of a share group take records of one partition side by side, and one that fails is delivered again after later ones: records of one key are worked on at once and in any order. Where they must be read in the order in which they were written, each partition needs one owner, which is a consumer group.',
  reference: kafkaDocs('design/design/#share-groups'),
  examples: () => ({
    bad: [soundDesign({ group: SOUND_SHARE })],
    good: [
      soundDesign({ topic: IN_ANY_ORDER, group: SOUND_SHARE }),
      soundDesign({ group: { reads: 'group' } }),
      soundDesign({ group: { ...SOUND_SHARE, needs: { inOrder: false } } }),
    ],
  }),
  check({ group, reads }, report) {
    if (group.reads !== 'share' || group.needs?.inOrder === false) return
    const ordered = reads.find(({ topic }) => topic.topic.key?.ordered === true)
    if (ordered === undefined) return
    const { name } = ordered.topic
    report({
      message: `\`${group.name}\` reads \`${name}\` as a share group: records that must be in order come in any order`,
      field: 'reads',
      evidence: [
        { name: `order of ${name}`, value: 'for each key' },
        { name: 'reads', value: 'as a share group' },
      ],
      choices: [
        asChoice(readAsGroup(group.name)),
        asChoice(
          changeNode('topic', name, `Let ${name} be read in any order`, (topic) => {
            if (topic.key === undefined) return topic
            const { ordered: _, ...key } = topic.key
            return { ...topic, key }
          }),
        ),
      ],
    })
  },
})
