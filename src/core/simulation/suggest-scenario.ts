import type { ConsumerGroup, Design, Scenario, ScenarioEvent } from '../model/design'

const LENGTH_SECONDS = 1200

/** A bad morning for a design that has no scenario yet: a member crashes, a broker is lost, and traffic bursts. */
export function suggestScenario(design: Design): Scenario {
  const group = design.consumerGroups.toSorted((one, other) => weight(other) - weight(one))[0]
  const producer = design.producers.find(({ produces = [] }) =>
    produces.some(({ topic }) => group?.consumes?.some((read) => read.topic === topic)),
  )
  const events: ScenarioEvent[] = []
  if (group)
    events.push({
      kind: 'member-crash',
      group: group.name,
      member: Math.min(3, group.members ?? 1),
      atSeconds: 30,
      lastsSeconds: 600,
    })
  if (design.cluster.brokers > 1)
    events.push({ kind: 'broker-lost', broker: 2, atSeconds: 120, lastsSeconds: 600 })
  const named = producer ?? design.producers[0]
  if (named)
    events.push({ kind: 'burst', producer: named.name, factor: 3, atSeconds: 180, lastsSeconds: 240 })
  return { name: 'A bad morning', lengthSeconds: LENGTH_SECONDS, goal: { waitSeconds: 60 }, events }
}

/** A group that somebody would miss, and that has members to lose. */
const weight = ({ purpose, members = 1, processingMsPerRecord = 0 }: ConsumerGroup): number =>
  (purpose === 'business' ? 1000 : 0) + Math.min(members, 12) + Math.min(1, processingMsPerRecord)
