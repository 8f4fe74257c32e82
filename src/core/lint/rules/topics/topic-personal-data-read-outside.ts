import { isSensitive } from '../../../model/about'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

export const topicPersonalDataReadOutside = defineRule({
  id: 'topic-personal-data-read-outside',
  title: 'Personal data read by somebody else’s application',
  scope: 'topic',
  severity: 'info',
  kind: 'advice',
  why: 'Whoever may read a topic may read all of it, for as long as it is kept, and by default no log of the brokers says who read what. Another team’s copy of personal data is also out of reach when a person asks for theirs to be deleted. Let the owners agree, give the group an ACL for this topic alone, and write what is not needed to a topic of its own.',
  reference: kafkaDocs('security/authorization-and-acls/'),
  examples: () => {
    const topic = { owner: 'team-shop', data: 'personal' } as const
    const owned = {
      producer: { owner: 'team-shop' },
      deadLetterTopic: { owner: 'team-shop' },
      repairGroup: { owner: 'team-shop' },
    }
    return {
      bad: [
        soundDesign({ ...owned, topic, group: { owner: 'team-billing' } }),
        soundDesign({ ...owned, topic: { ...topic, data: 'secret' }, group: { owner: 'team-billing' } }),
      ],
      good: [
        soundDesign({ ...owned, topic, group: { owner: 'team-shop' } }),
        soundDesign({ ...owned, topic: { ...topic, data: 'internal' }, group: { owner: 'team-billing' } }),
        soundDesign({ topic: { data: 'personal' } }),
      ],
    }
  },
  check({ topic, readers }, report) {
    const { name, owner, data } = topic
    if (owner === undefined || data === undefined || !isSensitive(data)) return
    const outside = readers.filter(({ group }) => group.owner !== undefined && group.owner !== owner)
    const [first] = outside
    if (first === undefined) return
    const more = outside.length === 1 ? '' : ` and ${outside.length - 1} more`
    report({
      message: `\`${name}\` has ${data} data of \`${owner}\`, and \`${first.group.name}\`${more} of other owners read${outside.length === 1 ? 's' : ''} it`,
      field: 'data',
      evidence: [
        { name: `owner of ${name}`, value: owner },
        ...outside
          .slice(0, 5)
          .map(({ group }) => ({ name: `owner of ${group.name}`, value: group.owner ?? '' })),
      ],
    })
  },
})
