/** Catches internal topics that look alike although their names differ. */
import { describe, expect, it } from 'vitest'
import { shownNames } from './shown-names'

const of = (name: string, app = 'streamsApp:order-enricher') => ({
  name,
  origin: { of: app as 'cluster', role: 'changelog' },
})

describe('shownNames', () => {
  it('leaves out what its application and the line below say, and nothing of a short name', () => {
    const shown = shownNames([
      of('order-enricher-customers-by-region-store-changelog'),
      of('__consumer_offsets', 'cluster'),
    ])
    expect([...shown.values()]).toEqual(['…customers-by-region-store…', '__consumer_offsets'])
  })

  it('shows no two alike, however long they are', () => {
    const names = [
      'order-enricher-KSTREAM-AGGREGATE-STATE-STORE-0000000003-changelog',
      'order-enricher-KSTREAM-AGGREGATE-STATE-STORE-0000000007-changelog',
      'order-enricher-KSTREAM-AGGREGATE-STATE-STORE-0000000003-repartition',
      'order-enricher-orders-by-customer-and-region-of-the-day-changelog',
      'order-enricher-orders-by-customer-and-country-of-the-day-changelog',
    ]
    const shown = [...shownNames(names.map((name) => of(name))).values()]
    expect(new Set(shown).size).toBe(names.length)
    expect(shown.filter((text) => text.length > 27)).toEqual([])
  })
})
