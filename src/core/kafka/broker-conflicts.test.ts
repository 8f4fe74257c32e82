import { describe, expect, it } from 'vitest'
import { brokerConflicts } from './broker-conflicts'

const pairs = (config: Record<string, string | number>, version: '3.7' | '4.3' = '4.3') =>
  brokerConflicts(config, version).map(({ low, high }) => `${low} > ${high}`)

describe('settings of a broker against each other', () => {
  it('are compared with the defaults of what is left out', () => {
    expect(pairs({ 'replica.fetch.wait.max.ms': '31000' })).toEqual([
      'replica.fetch.wait.max.ms > replica.socket.timeout.ms',
      'replica.fetch.wait.max.ms > replica.lag.time.max.ms',
    ])
    expect(pairs({ 'queued.max.request.bytes': 1 })).toEqual([
      'socket.request.max.bytes > queued.max.request.bytes',
    ])
    expect(pairs({ 'queued.max.request.bytes': -1, 'num.io.threads': 4 })).toEqual([])
  })

  it('are not compared where the release has none of them, or a value is no number', () => {
    expect(pairs({ 'group.streams.session.timeout.ms': 1 }, '3.7')).toEqual([])
    expect(pairs({ 'replica.fetch.wait.max.ms': 'soon' })).toEqual([])
  })
})
