/** Layers follow the records: what an edge leads to stands to its right, whatever else a drawing holds. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type NodeKind, parseNodeId } from '../model/node-id'
import { stronglyConnected } from '../shared/strongly-connected'
import { type LayoutEdge, layersOf } from './layers'

/** Lines as they are drawn: `producer:p topic:t`, and with `~` between them where they return. */
function layersBy(...drawn: readonly string[]): Readonly<Record<string, number>> {
  const ids: string[] = []
  const indexOf = (id: string) => {
    if (!ids.includes(id)) ids.push(id)
    return ids.indexOf(id)
  }
  const edges = drawn.map((edge): LayoutEdge => {
    const [from = '', to = ''] = edge.split(/ ~? ?/)
    return { from: indexOf(from), to: indexOf(to), returns: edge.includes('~') }
  })
  const layers = layersOf(
    ids.map((id) => parseNodeId(id)?.kind ?? 'topic'),
    edges,
  )
  return Object.fromEntries(ids.map((id, at) => [id, layers[at] ?? -1]))
}

describe('layersOf', () => {
  it('leads a chain of applications from left to right', () => {
    expect(
      layersBy(
        'producer:p topic:a',
        'topic:a consumerGroup:one',
        'consumerGroup:one topic:b',
        'topic:b consumerGroup:two',
        'topic:a consumerGroup:two',
      ),
    ).toEqual({
      'producer:p': 0,
      'topic:a': 1,
      'consumerGroup:one': 2,
      'topic:b': 3,
      'consumerGroup:two': 4,
    })
  })

  it('stands what only feeds a later layer right before it', () => {
    const layers = layersBy(
      'producer:p topic:a',
      'topic:a consumerGroup:one',
      'consumerGroup:one topic:b',
      'topic:b consumerGroup:join',
      'producer:prices topic:price',
      'topic:price consumerGroup:join',
      'topic:countries consumerGroup:join',
    )
    expect(layers).toMatchObject({ 'producer:prices': 2, 'topic:price': 3, 'topic:countries': 3 })
  })

  it('draws dead letters and retries back to the column that was read', () => {
    const layers = layersBy(
      'producer:p topic:a',
      'topic:a consumerGroup:one',
      'consumerGroup:one topic:b',
      'topic:b consumerGroup:two',
      'consumerGroup:two ~ topic:b.dlq',
      'topic:b.dlq consumerGroup:support',
      'consumerGroup:two ~ topic:b.retry',
      'topic:b.retry consumerGroup:two',
    )
    expect(layers).toMatchObject({
      'topic:b.dlq': 3,
      'consumerGroup:support': 4,
      'topic:b.retry': 3,
      'consumerGroup:two': 4,
    })
  })

  it('unrolls a loop from where records enter it', () => {
    const layers = layersBy(
      'consumerGroup:replay topic:orders',
      'topic:orders consumerGroup:billing',
      'consumerGroup:billing topic:billed',
      'topic:billed consumerGroup:replay',
      'producer:shop topic:orders',
    )
    expect(layers).toEqual({
      'producer:shop': 0,
      'topic:orders': 1,
      'consumerGroup:billing': 2,
      'topic:billed': 3,
      'consumerGroup:replay': 4,
    })
  })

  it('leads every edge ahead that is on no loop, and keeps clients and topics in columns of their own', () => {
    const kinds: readonly NodeKind[] = ['producer', 'topic', 'consumerGroup']
    const drawing = fc.array(fc.constantFrom(...kinds), { minLength: 1, maxLength: 30 }).chain((nodes) => {
      const at = (wanted: NodeKind) => nodes.flatMap((kind, node) => (kind === wanted ? [node] : []))
      const pairs = [
        ...at('producer').flatMap((from) => at('topic').map((to) => ({ from, to, returns: false }))),
        ...at('topic').flatMap((from) => at('consumerGroup').map((to) => ({ from, to, returns: false }))),
        ...at('consumerGroup').flatMap((from) =>
          at('topic').flatMap((to) => [
            { from, to, returns: false },
            { from, to, returns: true },
          ]),
        ),
      ]
      return fc.record({
        nodes: fc.constant(nodes),
        edges:
          pairs.length === 0
            ? fc.constant<typeof pairs>([])
            : fc.array(fc.constantFrom(...pairs), { maxLength: 60 }),
      })
    })
    fc.assert(
      fc.property(drawing, ({ nodes, edges }) => {
        const layers = layersOf(nodes, edges)
        const out = new Map(nodes.map((_, from) => [from, edges.filter((edge) => edge.from === from)]))
        const componentOf = new Map(
          stronglyConnected(out).flatMap((members, at) => members.map((node) => [node, at] as const)),
        )
        for (const { from, to, returns } of edges) {
          if (componentOf.get(from) === componentOf.get(to)) continue
          expect((layers[to] ?? 0) - (layers[from] ?? 0)).toBeGreaterThanOrEqual(returns ? -1 : 1)
        }
        for (const [node, kind] of nodes.entries())
          expect((layers[node] ?? 0) % 2).toBe(kind === 'topic' ? 1 : 0)
        expect(Math.max(...layers)).toBeLessThan(3 + nodes.length)
      }),
    )
  })
})
