import fc from 'fast-check'
import type { Scenario, ScenarioEvent } from '../core/model/design'

const oneOf = (names: readonly string[]): fc.Arbitrary<string | undefined> =>
  names.length === 0 ? fc.constant(undefined) : fc.constantFrom(undefined, ...names)

const count = fc.integer({ min: 1, max: 64 })
const seconds = fc.oneof(fc.integer({ min: 0, max: 86_400 }), fc.double({ min: 0, max: 86_400, noNaN: true }))

/** A scenario whose events name nodes that are drawn, or none. */
export function scenarioArbitrary(
  name: fc.Arbitrary<string>,
  drawn: Readonly<
    Record<'producers' | 'topics' | 'groups' | 'applications' | 'connectors', readonly string[]>
  >,
): fc.Arbitrary<Scenario> {
  const event = fc
    .record(
      {
        kind: fc.constantFrom('burst', 'growth', 'broker-lost'),
        atSeconds: seconds,
        lastsSeconds: seconds,
        producer: oneOf(drawn.producers),
        topic: oneOf(drawn.topics),
        group: oneOf(drawn.groups),
        application: oneOf(drawn.applications),
        connector: oneOf(drawn.connectors),
        member: count,
        partition: fc.nat(63),
        broker: count,
        rack: count,
        factor: fc.double({ min: 0, max: 10, noNaN: true }),
        shape: fc.constantFrom('step', 'ramp', 'wave'),
        stop: fc.constantFrom('crash', 'clean'),
        partitions: count,
        lagAbove: fc.nat(1_000_000),
        cooldownSeconds: count,
        membersAdded: count,
        mostMembers: count,
      },
      { requiredKeys: ['kind', 'atSeconds', 'broker'] },
    )
    .map(
      (fields) =>
        Object.fromEntries(
          Object.entries(fields).filter(([, value]) => value !== undefined),
        ) as unknown as ScenarioEvent,
    )
  return fc.record(
    {
      name,
      lengthSeconds: count,
      traffic: fc.constantFrom('average', 'peak'),
      goal: fc.record({ waitSeconds: count, lagRecords: fc.nat(1_000_000) }, { requiredKeys: [] }),
      events: fc.array(event, { maxLength: 3 }),
    },
    { requiredKeys: ['name', 'lengthSeconds', 'events'] },
  ) as unknown as fc.Arbitrary<Scenario>
}
