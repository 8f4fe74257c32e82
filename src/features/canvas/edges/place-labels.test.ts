/** Catches labels that lie on each other although their lines have room, and a line that is made anew for nothing. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { Design } from '@/core/model/design'
import { emptyDesign } from '@/core/model/empty-design'
import { clickstreamDesign } from '@/core/templates/clickstream'
import { customerNotificationsDesign } from '@/core/templates/customer-notifications'
import { hypertraceDesign } from '@/core/templates/hypertrace'
import { iotTelemetryDesign } from '@/core/templates/iot-telemetry'
import { ordersDesign } from '@/core/templates/orders'
import { loadArranger } from '@/stores/document/arranger'
import { drawnNumbers } from '@/testing/drawn-numbers'
import { overlaps } from '../flow/scene'
import { toFlowEdges, toFlowNodes } from '../flow/to-flow'
import { labelBoxesAlong, placeLabels } from './place-labels'

function drawn(design: Design) {
  const numbers = drawnNumbers(design)
  const nodes = toFlowNodes(design, numbers)
  const edges = toFlowEdges(design, numbers)
  return { nodes, edges, placed: placeLabels(edges, nodes) }
}

function collisions({ nodes }: ReturnType<typeof drawn>, edges: ReturnType<typeof drawn>['edges']): number {
  const nodeOf = new Map(nodes.map((node) => [node.id, node]))
  const boxes = edges.flatMap((edge) => {
    const along = labelBoxesAlong(edge, nodeOf.get(edge.source), nodeOf.get(edge.target))
    const now =
      edge.data?.labelShare === undefined
        ? along[0]
        : along.find(({ share }) => share === edge.data?.labelShare)
    return now ? [now.box] : []
  })
  return boxes.filter((box, at) => boxes.slice(at + 1).some((other) => overlaps(box, other))).length
}

/** Four writers of four topics, each of all: many lines cross in one point. */
const crossing: Design = {
  ...emptyDesign('crossing'),
  producers: ['one', 'other', 'third', 'last'].map((name) => ({
    name,
    produces: ['left', 'middle', 'right', 'far'].map((topic) => ({
      topic,
      recordsPerSecond: { average: 123_456 },
    })),
  })),
  topics: [{ name: 'left' }, { name: 'middle' }, { name: 'right' }, { name: 'far' }],
}

beforeAll(async () => {
  await loadArranger()
})

describe('placeLabels', () => {
  it('stands at the left of a line at whose right others run, and on no node', () => {
    const { placed, nodes } = drawn(customerNotificationsDesign)
    const nodeOf = new Map(nodes.map((node) => [node.id, node]))
    const retries = placed.filter(({ data }) => data?.kind === 'retries')
    expect(retries).toHaveLength(3)
    for (const edge of retries) {
      const along = labelBoxesAlong(edge, nodeOf.get(edge.source), nodeOf.get(edge.target))
      const now = along.find(({ share }) => share === edge.data?.labelShare)
      expect(now?.share, edge.id).toBeGreaterThan(4)
      const covered = nodes.filter(({ position, width = 0, height = 0 }) =>
        now ? overlaps(now.box, { ...position, width, height }) : true,
      )
      expect(covered.map(({ id }) => id)).toEqual([])
    }
  })

  it('moves labels apart that would lie on each other', () => {
    const design = drawn(crossing)
    expect(collisions(design, design.edges)).toBeGreaterThan(0)
    expect(collisions(design, design.placed)).toBe(0)
  })

  it.each([
    ['Orders', ordersDesign],
    ['Clickstream', clickstreamDesign],
    ['IoT telemetry', iotTelemetryDesign],
    ['Hypertrace', hypertraceDesign],
  ])('leaves no two labels of %s on each other', (_, design) => {
    const shown = drawn(design)
    expect(shown.placed.length).toBe(shown.edges.length)
    expect(collisions(shown, shown.placed)).toBe(0)
  })

  it('gives the same lines for the same drawing', () => {
    const design = drawn(crossing)
    expect(placeLabels(design.edges, design.nodes).every((edge, at) => edge === design.placed[at])).toBe(true)
  })
})
