import { describe, expect, it } from 'vitest'
import type { Design } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { setConfig } from './set-config'

const design: Design = {
  ...emptyDesign('One'),
  topics: [{ name: 'orders', config: { 'retention.ms': 1, 'segment.ms': 2 } }],
}
const configAfter = (key: string, value: number | string | undefined, before = design) =>
  setConfig('topic', 'orders', key, value).apply(before).topics[0]

describe('setConfig', () => {
  it('sets a setting in its place and adds a new one at the end', () => {
    expect(Object.entries(configAfter('retention.ms', 5)?.config ?? {})).toEqual([
      ['retention.ms', 5],
      ['segment.ms', 2],
    ])
  })

  it('takes a setting away, and the table with the last one', () => {
    const one = setConfig('topic', 'orders', 'segment.ms', undefined).apply(design)
    expect(one.topics[0]?.config).toEqual({ 'retention.ms': 1 })
    expect(configAfter('retention.ms', undefined, one)).toEqual({ name: 'orders' })
  })

  it('changes nothing where the value stands already or there is nothing to take away', () => {
    expect(setConfig('topic', 'orders', 'retention.ms', 1).apply(design)).toBe(design)
    expect(setConfig('topic', 'orders', 'cleanup.policy', undefined).apply(design)).toBe(design)
    expect(setConfig('topic', 'gone', 'retention.ms', 2).apply(design)).toBe(design)
  })
})
