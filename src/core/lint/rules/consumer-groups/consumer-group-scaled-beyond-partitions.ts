import { DEFAULT_THREADS_PER_MEMBER } from '../../../model/defaults'
import type { Design, Scenario, ScenarioEvent } from '../../../model/design'
import { ownsPartitions } from '../../../model/reading'
import { formatCount } from '../../../shared/format'
import type { TopicView } from '../../../views/views'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const scaled = (mostMembers: number, ...more: ScenarioEvent[]): Design => ({
  ...soundDesign(),
  scenarios: [
    {
      name: 'rush',
      lengthSeconds: 3600,
      events: [
        { kind: 'autoscaler', atSeconds: 0, group: 'billing', lagAbove: 10_000, mostMembers },
        ...more,
      ],
    },
  ],
})

/** The partitions that a topic has in the end: a scenario may add some. */
const partitionsIn = ({ events }: Scenario, { name, partitions }: TopicView): number =>
  events.reduce(
    (most, event) =>
      event.kind === 'partitions-added' && event.topic === name
        ? Math.max(most, event.partitions ?? 0)
        : most,
    partitions,
  )

export const consumerGroupScaledBeyondPartitions = defineRule({
  id: 'consumer-group-scaled-beyond-partitions',
  title: 'An autoscaler that goes beyond the partitions',
  scope: 'design',
  severity: 'info',
  kind: 'advice',
  why: 'Within a group a partition has one reader. An autoscaler that looks at lag goes on adding members where the lag does not fall, and those beyond the number of partitions are given none: they cost machines and a rebalance each, which makes the lag grow while it lasts. Let it stop at the number of partitions, or give the topic as many as the group may ever need.',
  reference: kafkaDocs('design/design/#the-consumer'),
  examples: () => ({
    bad: [scaled(30)],
    good: [
      scaled(12),
      scaled(24, { kind: 'partitions-added', atSeconds: 600, topic: 'orders', partitions: 24 }),
    ],
  }),
  check({ design: { scenarios }, consumerGroups }, report) {
    for (const scenario of scenarios ?? [])
      for (const { kind, group: name, mostMembers } of scenario.events) {
        if (kind !== 'autoscaler' || mostMembers === undefined) continue
        const view = consumerGroups.find(({ group }) => group.name === name)
        if (!view || !ownsPartitions(view.group) || view.reads.length === 0) continue
        const partitions = view.reads.reduce((sum, { topic }) => sum + partitionsIn(scenario, topic), 0)
        const threads = view.group.threadsPerMember ?? DEFAULT_THREADS_PER_MEMBER
        if (mostMembers * threads <= partitions) continue
        report({
          at: view.id,
          message: `“${scenario.name}” lets \`${view.name}\` grow to ${formatCount(mostMembers * threads)} ${threads > 1 ? 'threads' : 'members'}, and ${formatCount(partitions)} have a partition`,
          evidence: [
            { name: 'most members', value: formatCount(mostMembers) },
            { name: 'partitions of its topics', value: formatCount(partitions) },
          ],
          fix: {
            label: `Stop at ${formatCount(Math.max(1, Math.floor(partitions / threads)))} members`,
            apply: (before) =>
              withMost(before, scenario, view.name, Math.max(1, Math.floor(partitions / threads))),
          },
        })
      }
  },
})

const withMost = (design: Design, { name }: Scenario, group: string, mostMembers: number): Design => ({
  ...design,
  scenarios: (design.scenarios ?? []).map((one) =>
    one.name !== name
      ? one
      : {
          ...one,
          events: one.events.map((event) =>
            event.kind === 'autoscaler' && event.group === group && (event.mostMembers ?? 0) > mostMembers
              ? { ...event, mostMembers }
              : event,
          ),
        },
  ),
})
