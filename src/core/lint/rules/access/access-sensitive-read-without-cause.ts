import { isSensitive } from '../../../model/about'
import type { ConsumerGroup } from '../../../model/design'
import { nodeId } from '../../../model/node-id'
import { asChoice, changeNode } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const PURPOSES: readonly (readonly [NonNullable<ConsumerGroup['purpose']>, string])[] = [
  ['business', 'It is for business'],
  ['analytics', 'It is for analytics'],
  ['notifications', 'It is for notifications'],
]

export const accessSensitiveReadWithoutCause = defineRule({
  id: 'access-sensitive-read-without-cause',
  title: 'Personal data read by who does not say what for',
  scope: 'topic',
  severity: 'info',
  kind: 'advice',
  why: 'Personal data may be processed for a purpose that somebody can name, and whoever asks what happens with theirs gets an answer by purpose. A group that reads such a topic and says neither a purpose nor a description is one that nobody can answer for. State what it is for; if nobody knows, take the right away.',
  reference: kafkaDocs('security/authorization-and-acls/'),
  examples: () => ({
    bad: [soundDesign({ topic: { data: 'personal' }, group: { purpose: undefined } })],
    good: [
      soundDesign({ topic: { data: 'personal' } }),
      soundDesign({ topic: { data: 'public' }, group: { purpose: undefined, description: undefined } }),
      soundDesign({
        topic: { data: 'secret' },
        group: { purpose: undefined, description: 'Sends the invoice of each order' },
      }),
    ],
  }),
  check({ topic, readers }, report) {
    if (!isSensitive(topic.data)) return
    const silent = readers.filter(
      ({ id, group }) =>
        id === nodeId('consumerGroup', group.name) &&
        group.purpose === undefined &&
        group.description === undefined,
    )
    const [first] = silent
    if (!first) return
    const { name } = first.group
    const more = silent.length === 1 ? '' : ` and ${silent.length - 1} more`
    report({
      message: `\`${name}\`${more} read${silent.length === 1 ? 's' : ''} ${topic.data} data of \`${topic.name}\` and say${silent.length === 1 ? 's' : ''} not what for`,
      field: 'data',
      evidence: silent
        .slice(0, 5)
        .map(({ group }) => ({ name: `purpose of ${group.name}`, value: 'not stated' })),
      choices: PURPOSES.map(([purpose, label]) =>
        asChoice(changeNode('consumerGroup', name, label, (group) => ({ ...group, purpose }))),
      ),
    })
  },
})
