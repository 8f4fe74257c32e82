/** Catches a number that is taken for an event although the design or the scenario has no such thing. */
import { expect, it } from 'vitest'
import type { Design, ScenarioEvent } from '@/core/model/design'
import { emptyDesign } from '@/core/model/empty-design'
import { type NumberField, readEventField, withoutIt } from './event-fields'

const empty = emptyDesign('Shop')
const design: Design = {
  ...empty,
  cluster: { ...empty.cluster, brokers: 3, racks: 3 },
  topics: [{ name: 'orders', partitions: 16 }],
  consumerGroups: [{ name: 'billing', members: 12, consumes: [{ topic: 'orders' }] }],
}
const read = (
  field: NumberField,
  text: string,
  event: Partial<ScenarioEvent> = {},
  events: readonly ScenarioEvent[] = [],
) => {
  const whole: ScenarioEvent = { kind: 'member-crash', group: 'billing', atSeconds: 0, ...event }
  const result = readEventField(field, text, whole, design, { lengthSeconds: 1200, events })
  return result.ok ? result.value : result.error
}

it.each([
  ['atSeconds', '90', 90],
  ['atSeconds', '01:30', 90],
  ['atSeconds', '5 min', 300],
  ['lastsSeconds', '', undefined],
  ['lastsSeconds', '1 h', 3600],
  ['factor', '2.5', 2.5],
  ['member', '12', 12],
  ['partition', '15', 15],
  ['broker', '3', 3],
] as const)('%s as %s', (field, text, value) => {
  expect(read(field, text)).toBe(value)
})

it.each([
  ['atSeconds', '1201', /ends at 20:00/],
  ['atSeconds', '-1', /negative/],
  ['atSeconds', '', /number is needed/],
  ['lastsSeconds', '0', /least is 1/],
  ['lastsSeconds', 'long', /01:30/],
  ['lastsSeconds', '99999999999', /most is/],
  ['factor', '-2', /negative/],
  ['factor', '1e9', /most is/],
  ['member', '13', /billing has 12 members/],
  ['member', '0', /least is 1/],
  ['member', '1.5', /whole/],
  ['partition', '16', /0 to 15/],
  ['broker', '4', /3 brokers/],
  ['rack', '9', /3 racks/],
] as const)('refuses %s as %s', (field, text, sentence) => {
  expect(read(field, text)).toMatch(sentence)
})

it('knows the members that are added, and how many partitions a topic has', () => {
  const added: ScenarioEvent = { kind: 'members-added', group: 'billing', membersAdded: 2, atSeconds: 0 }
  expect(read('member', '14', {}, [added])).toBe(14)
  const event = { kind: 'partitions-added', topic: 'orders' } as const
  expect(read('partitions', '16', event)).toContain('orders has 16 partitions')
  expect(read('partitions', '24', event)).toBe(24)
})

it.each([
  ['member-crash', 'to the end'],
  ['rolling-deploy', '30 a member'],
  ['source-snapshot', '600'],
] as const)('%s lasts %s where nothing is said', (kind, said) => {
  const event: ScenarioEvent = { kind, group: 'billing', atSeconds: 0 }
  expect(withoutIt('lastsSeconds', event, design, { lengthSeconds: 1200, events: [] })).toBe(said)
  const set = { ...event, lastsSeconds: 20 }
  expect(withoutIt('lastsSeconds', set, design, { lengthSeconds: 1200, events: [] })).toBe(said)
})
