import { addNode } from '@/core/edits/add-node'
import { freeName } from '@/core/edits/free-name'
import { NODE_SIZE } from '@/core/layout/node-size'
import type { Position } from '@/core/model/design'
import type { NodeId, NodeKind } from '@/core/model/node-id'
import { dispatch, documentStore } from '@/stores/document-store'
import { announce, select } from '@/stores/session-store'
import { pointInView } from './canvas-handle'
import { focusNode } from './focus-node'
import { positionsOf } from './to-flow'

const BASE_NAME: Readonly<Record<NodeKind, string>> = {
  producer: 'producer',
  topic: 'topic',
  consumerGroup: 'group',
}

export const KIND_LABEL: Readonly<Record<NodeKind, string>> = {
  producer: 'Producer',
  topic: 'Topic',
  consumerGroup: 'Group',
}

/** Where in the view a new node comes to stand: those who write on the left, those who read on the right. */
const ACROSS: Readonly<Record<NodeKind, number>> = { producer: 0.18, topic: 0.5, consumerGroup: 0.82 }
const DOWN = 0.35

/** Nodes that are placed for the user keep so far from each other. */
const AIR = 24

/** The distance by which a node steps aside where another one stands already. */
const STEP = 24

/** The first place at or right below a wanted one that no node covers. */
function freePlace(kind: NodeKind, [x, y]: Position): Position {
  const { design } = documentStore.getState()
  const positionOf = positionsOf(design)
  const boxes = [
    ...design.producers.map(({ name }) => ({ at: positionOf(`producer:${name}`), size: NODE_SIZE.producer })),
    ...design.topics.map(({ name }) => ({ at: positionOf(`topic:${name}`), size: NODE_SIZE.topic })),
    ...design.consumerGroups.map(({ name }) => ({
      at: positionOf(`consumerGroup:${name}`),
      size: NODE_SIZE.consumerGroup,
    })),
  ]
  const { width, height } = NODE_SIZE[kind]
  const covers = (top: number) =>
    boxes.some(
      ({ at, size }) =>
        x < at[0] + size.width &&
        at[0] < x + width &&
        top < at[1] + size.height + AIR &&
        at[1] < top + height + AIR,
    )
  let top = y
  for (let tries = 0; tries < 200 && covers(top); tries += 1) top += STEP
  return [x, top]
}

/** Adds a node with a free name at a point, or in its kind's part of the view; selects and focuses it. */
export function addToDrawing(kind: NodeKind, centre: Position = pointInView(ACROSS[kind], DOWN)): NodeId {
  const { design } = documentStore.getState()
  const name = freeName(design, kind, BASE_NAME[kind])
  const { width, height } = NODE_SIZE[kind]
  dispatch(addNode(kind, name, freePlace(kind, [centre[0] - width / 2, centre[1] - height / 2])))
  const id: NodeId = `${kind}:${name}`
  select([id])
  focusNode(id)
  announce(`${KIND_LABEL[kind]} ${name} added`)
  return id
}
