import { nodeId } from '../../../model/node-id'
import { groupIdOf } from '../../../model/reading'
import { changeNode } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundGroup, withSoundApp } from '../../sound-design'

export const streamsAppIdTaken = defineRule({
  id: 'streams-app-id-taken',
  title: 'An application id that another group has',
  scope: 'design',
  severity: 'error',
  kind: 'advice',
  why: 'The application.id of a Streams application is the group.id of its consumers, the prefix of its internal topics and the name of its folder of state. A group or another application with the same id is in the same group to the brokers: assignors and subscriptions do not fit together, and whichever comes second does not get in or takes the partitions of the first. Give each an id of its own.',
  reference: kafkaDocs('streams/developer-guide/config-streams/#application-id'),
  examples: () => ({
    bad: [
      withSoundApp(
        {},
        {
          consumerGroups: [
            soundGroup({ name: 'order-counter', deadLetter: undefined, purpose: 'analytics' }),
          ],
        },
      ),
      withSoundApp({ applicationId: 'billing' }),
    ],
    good: [withSoundApp({ applicationId: 'order-counter-v2' })],
  }),
  check({ design: { streamsApps, consumerGroups } }, report) {
    if (streamsApps.length === 0) return
    const taken = new Map<string, string>()
    for (const group of consumerGroups)
      if (group.reads !== 'everything') taken.set(groupIdOf(group), group.name)
    for (const { name, applicationId } of streamsApps) {
      const id = applicationId ?? name
      const other = taken.get(id)
      taken.set(id, name)
      if (other === undefined) continue
      report({
        at: nodeId('streamsApp', name),
        message: `\`${name}\` has the application id \`${id}\`, and \`${other}\` is a group of that id: they cannot be one group`,
        field: 'applicationId',
        evidence: [
          { name: `application id of ${name}`, value: id },
          { name: `group id of ${other}`, value: id },
        ],
        fix: changeNode('streamsApp', name, `Give ${name} an id of its own`, (app) => ({
          ...app,
          applicationId: freeId(id, taken),
        })),
      })
    }
  },
})

/** An id that nobody has: this one with a number. */
function freeId(id: string, taken: ReadonlyMap<string, string>): string {
  let at = 2
  while (taken.has(`${id}-${at}`)) at += 1
  return `${id}-${at}`
}
