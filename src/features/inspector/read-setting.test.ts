import { expect, it } from 'vitest'
import { readSetting } from './read-setting'

it.each([
  ['retention.ms', '7d', 'long', 604_800_000],
  ['retention.ms', '-1', 'long', -1],
  ['retention.ms', '604800000', 'long', 604_800_000],
  ['linger.ms', '5 ms', 'long', 5],
  ['segment.bytes', '1 GiB', 'int', 1_073_741_824],
  ['batch.size', '64k', 'int', 64_000],
  ['max.poll.records', '2*500', 'int', 1000],
  ['min.cleanable.dirty.ratio', '0,5', 'double', 0.5],
  ['retention.ms', 'a week', 'long', 'a week'],
  ['linger.ms', '1_000', 'long', 1000],
  ['client.id', '7d', 'string', '7d'],
  ['enable.idempotence', 'TRUE', 'boolean', true],
  ['max.poll.records', '', 'int', ''],
  ['x', '7d', undefined, '7d'],
] as const)('%s typed as %j', (setting, typed, type, value) => {
  expect(readSetting(setting, typed, type)).toBe(value)
})
