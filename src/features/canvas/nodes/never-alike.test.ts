/** Catches two nodes of other names that look alike on the drawing, and a name that is broken within a word. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { badgesBeside, fitName, roomOf, TIERS } from './fit-name'
import { type Named, neverAlike } from './never-alike'
import { ownNames } from './own-names'

const kind = fc.constantFrom('producer' as const, 'topic' as const, 'consumerGroup' as const)
/** Names of one system: long, of the same words, differing anywhere. */
const name = fc
  .tuple(
    fc.constantFrom('raw-spans-to-structured-traces', 'backend-entity-view', 'rawspanstostructured', 'a'),
    fc.constantFrom('-span-data-', '-trace-state-', '.', 'x', ''),
    fc.constantFrom('grouping-job-store-changelog', 'events', 'storechangelogoftheapplication', '1', '2'),
  )
  .map((parts) => parts.join(''))
const nodes = fc
  .uniqueArray(fc.tuple(kind, name, fc.nat(3)), { selector: ([of, text]) => `${of}:${text}`, maxLength: 20 })
  .map((list) =>
    list.map(([of, text, badges]): Named => ({ id: `${of}:${text}`, kind: of, name: text, badges })),
  )

it('shows no two names alike that differ, from any distance, and each in its room', () => {
  fc.assert(
    fc.property(nodes, (all) => {
      const others = neverAlike(all)
      for (const tier of TIERS) {
        const nameOf = new Map<string, string>()
        for (const node of all) {
          const text = (others.get(node.id) ?? ownNames(node))[tier]
          expect(nameOf.get(text) ?? node.name).toBe(node.name)
          nameOf.set(text, node.name)
          const { letters, lines } = roomOf(
            node.kind,
            badgesBeside(node.name, node.kind, node.badges, tier),
            tier,
          )
          expect(text.split('\n').length).toBeLessThanOrEqual(lines)
          for (const line of text.split('\n')) expect([...line].length).toBeLessThanOrEqual(letters)
        }
      }
    }),
  )
})

it('tells the changelogs of one application apart, and leaves alone what is like nothing else', () => {
  const changelog = (store: string): Named => ({
    id: store,
    kind: 'topic',
    name: `raw-spans-to-structured-traces-grouping-job-${store}-store-changelog`,
    badges: 2,
  })
  const all: readonly Named[] = [
    changelog('span-data'),
    changelog('trace-state'),
    { id: 'orders', kind: 'topic', name: 'orders', badges: 0 },
  ]
  const shown = neverAlike(all)
  expect([...shown.keys()]).toEqual(['span-data', 'trace-state'])
  expect([...shown.values()].map(({ small }) => small)).toMatchInlineSnapshot(`
    [
      "raw…span-
    data-st…log",
      "raw…trace-
    state-s…log",
    ]
  `)
})

it('breaks lines after a sign, and cuts a word that is too long for a line in the word', () => {
  expect(fitName('enriched-structured-traces', 'topic', 0, 'small')).toBe('enriched-\nstructured-traces')
  expect(fitName('jaegercollectors', 'producer', 0, 'tiny')).toBe('jaegerc…\nlectors')
  for (const line of fitName('structured-traces-enrichment-job', 'topic', 1, 'tiny').split('\n'))
    expect(line).toMatch(/^[a-z-]+[-…]?/)
})
