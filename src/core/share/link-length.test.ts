import { describe, expect, it } from 'vitest'
import { realisticDesign } from '../../testing/realistic-design'
import { TRADES, variedDesign } from '../../testing/varied-design'
import { templates } from '../templates'
import { DICTIONARY } from './dictionary-v1'
import { DICTIONARY_V2 } from './dictionary-v2'
import { decodeShareLink, encodeShareLink } from './share-link'

const seeds = (count: number) => Array.from({ length: count }, (_, at) => at + 1)

/** Templates that need more: settings of connectors in the words of each plugin, programs of four Streams applications, texts of schemas. */
const MOST: Readonly<Record<string, number>> = {
  'change-data-capture': 1350,
  hypertrace: 1450,
  'customer-notifications': 1100,
}

describe('the length of a link', () => {
  it.each([
    [30, 1000, 24],
    [200, 4000, 5],
  ])('of %i nodes is at most %i characters, in any trade', async (nodes, most, designs) => {
    for (const seed of seeds(designs)) {
      for (const design of [variedDesign(nodes, seed), realisticDesign(nodes, seed)]) {
        const link = await encodeShareLink(design)
        expect(link.length, `${design.name}, seed ${seed}`).toBeLessThanOrEqual(most)
        expect(await decodeShareLink(link)).toEqual({ ok: true, value: design })
      }
    }
  })

  it('is small for every template', async () => {
    for (const { id, design } of templates) {
      expect((await encodeShareLink(await design())).length, id).toBeLessThanOrEqual(MOST[id] ?? 800)
    }
  })

  it('is not measured on words that the dictionaries know', () => {
    const known = new Set(
      [DICTIONARY, ...DICTIONARY_V2]
        .join('\n')
        .toLowerCase()
        .split(/[^a-z]+/),
    )
    const nouns = Object.entries(TRADES).flatMap(([trade, words]) => [trade, ...words])
    expect(nouns.flatMap((noun) => noun.split('-')).filter((word) => known.has(word))).toEqual([])
  })

  it('grows on with designs that are too large to mix, and they open all the same', async () => {
    const design = variedDesign(700, 3)
    const link = await encodeShareLink(design)
    expect(link.startsWith('v2.')).toBe(true)
    expect(await decodeShareLink(link)).toEqual({ ok: true, value: design })
  })
})
