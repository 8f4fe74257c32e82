import { expect, it } from 'vitest'
import { momentOf } from './moment'

const AT = Date.UTC(2026, 10, 5, 9, 5, 30)

it.each([
  'Thu Nov  5 09:05:30 UTC 2026',
  'Thu Nov 5 09:05:30 2026',
  'Thu Nov  5 09:05:30 CET 2026',
  'Thu Nov  5 09:05:30 AM UTC 2026',
  'Thu 05 Nov 2026 09:05:30 AM UTC',
  'Thu  5 Nov 09:05:30 GMT 2026'.replace('  ', ' '),
  '# Thu Nov  5 09:05:30 UTC 2026',
  '2026-11-05T09:05:30Z',
  '2026-11-05 09:05:30',
  '2026-11-05T11:05:30+02:00',
  '2026-11-05 04:05:30-0500',
  '=== 2026-11-05 09:05:30 ===',
  'Time: 2026-11-05 09:05:30 UTC',
  '--- taken at 2026-11-05T09:05:30Z ---'.replace('taken at', 'taken'),
  'Every 60.0s: kafka-consumer-groups.sh --describe --group pay        host-1: Thu Nov  5 09:05:30 2026',
  '1793869530',
  '1793869530000',
])('reads a time on a line of its own: %s', (line) => {
  expect(momentOf(line)).toBe(AT)
})

it('reads the afternoon', () => {
  expect(momentOf('Thu Nov  5 09:05:30 PM UTC 2026')).toBe(AT + 12 * 3_600_000)
  expect(momentOf('Thu Nov  5 12:05:30 AM UTC 2026')).toBe(AT - 9 * 3_600_000)
})

it.each([
  'pay orders 0 100 200 100 c1 /10.0.0.1 c1',
  'orders-0:1793869530',
  '2026-13-05T09:05:30Z',
  '2026-11-05 is a Thursday',
  '[2026-11-05 09:05:30,123] WARN something (kafka.server.KafkaServer)',
  '12345',
  '',
])('takes nothing else for one: %s', (line) => {
  expect(momentOf(line)).toBeUndefined()
})
