/** Catches a step that asks for nothing, and what is told of it that goes elsewhere. */
import { describe, expect, it } from 'vitest'
import { printChains } from './print-chains'
import type { Chain } from './processing'
import { readChains } from './read-chains'
import { stepNeeds, unstated } from './step-needs'
import { allConfirmed, readTold, withAssumedWindows, withTold } from './tell-step'

const chainsOf = (text: string): readonly Chain[] => {
  const read = readChains(text)
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}

const asked = (text: string) =>
  stepNeeds(chainsOf(text)).map(
    ({ op, of, needs }) => `${op} ${of}: ${needs.map(({ field }) => field).join(' ')}`,
  )

const tell = (text: string, op: string, field: string, typed: unknown): string => {
  const chains = chainsOf(text)
  const step = stepNeeds(chains).find((one) => one.op === op)
  const need = step?.needs.find((one) => one.field === field)
  if (!step || !need) throw new Error(`${op} does not ask for ${field}`)
  return printChains(withTold(chains, step, need, typed as number))
}

describe('what the steps of a program need', () => {
  it('is asked for where numbers rest on it', () => {
    expect(
      asked(
        'paid = stream payments\nall = table customers\nstream orders\n  filter\n  join paid within 5 min\n  join all\n  groupByKey\n  windowedBy tumbling 5 min\n  count store c\n  suppress until windowCloses\n  toStream\n  split large, else small',
      ),
    ).toEqual([
      'table customers: keys',
      'filter : recordsPerRecord',
      'join paid: within graceMs recordsPerRecord averageBytes',
      'join all: recordsPerRecord averageBytes',
      'count c: window graceMs keys',
      'suppress : until',
      'split : share share',
    ])
  })

  it('is said of the step that it was asked for', () => {
    expect(tell('stream a\n  groupByKey\n  count store c', 'count', 'keys', 500)).toContain(
      'count store c keys 500',
    )
    expect(tell('stream a\n  filter', 'filter', 'recordsPerRecord', 0.5)).toBe('stream a\n  filter out 0.5')
    expect(tell('table a', 'table', 'keys', 5)).toBe('table a keys 5')
    expect(tell('b = stream b\nstream a\n  join b within 5 min', 'join', 'graceMs', 1000)).toContain(
      'within 5 min grace 1 s',
    )
    expect(
      tell('stream a\n  groupByKey\n  windowedBy session 5 min\n  count', 'count', 'graceMs', 60_000),
    ).toContain('windowedBy session 5 min grace 1 min')
    expect(tell('stream a\n  split x, else y', 'split', 'share', 0.2)).toBe(
      'stream a\n  split x share 0.2, else y',
    )
  })

  it('puts a window before an aggregation that has none, and takes it away again', () => {
    const window = readTold('window', 'hopping 5 min every 1 min')
    const text = tell('stream a\n  groupByKey\n  count', 'count', 'window', window.ok && window.value)
    expect(text).toBe('stream a\n  groupByKey\n  windowedBy hopping 5 min every 1 min\n  count')
    expect(tell(text, 'count', 'window', undefined)).toBe('stream a\n  groupByKey\n  count')
  })

  it('changes a window in the chain that an aggregation goes on from', () => {
    const text = 'g = stream a\n  groupByKey\n  windowedBy tumbling 5 min\nfrom g\n  count'
    expect(tell(text, 'count', 'window', { kind: 'session', gapMs: 1000 })).toContain(
      'windowedBy session 1 s',
    )
  })

  it('marks windows that were assumed until they are told or taken', () => {
    const chains = withAssumedWindows(
      chainsOf(
        'b = stream b\nt = table t\nstream a\n  join b within 5 min\n  groupByKey\n  count\nfrom t\n  groupBy\n  count',
      ),
    )
    expect(printChains(chains)).toBe(
      'b = stream b\nt = table t\nstream a\n  join b within 5 min assumed\n  groupByKey\n  count assumed\nfrom t\n  groupBy\n  count',
    )
    expect(chainsOf(printChains(chains))).toEqual(chains)
    expect(printChains(allConfirmed(chains))).not.toContain('assumed')
    expect(tell(printChains(chains), 'join', 'within', { beforeMs: 1000, afterMs: 1000 })).toContain(
      'join b within 1 s\n',
    )
  })

  it('counts what nobody has said', () => {
    expect(unstated(stepNeeds(chainsOf('stream a\n  filter out 0.5\n  to b')))).toBe(0)
    expect(unstated(stepNeeds(chainsOf('stream a\n  filter\n  to b')))).toBe(1)
  })

  it.each([
    ['window', '5 min', { kind: 'tumbling', sizeMs: 300_000 }],
    ['window', 'session 30 min', { kind: 'session', gapMs: 1_800_000 }],
    ['window', '', undefined],
    ['within', '5 min', { beforeMs: 300_000, afterMs: 300_000 }],
    ['within', 'before 1 h after 0 s', { beforeMs: 3_600_000, afterMs: 0 }],
    ['until', 'windowCloses', 'windowCloses'],
    ['until', '1 min', 60_000],
  ] as const)('reads %s typed as %s', (field, text, told) => {
    expect(readTold(field, text)).toEqual({ ok: true, value: told })
  })

  it.each([
    ['window', 'soon'],
    ['within', ''],
    ['within', 'near'],
    ['until', 'later'],
  ] as const)('refuses %s typed as %s in a sentence', (field, text) => {
    expect(readTold(field, text).ok).toBe(false)
  })
})
