import type { ComponentType } from 'react'
import type { EdgeKind } from '@/core/model/kinds/index'
import type { NodeKind, NodeOfKind } from '@/core/model/node-id'
import type { ViewOf } from '@/core/views/view-of'

/** The outline of a node: how its two sides end. */
export interface Shape {
  readonly left: 'square' | 'round' | 'chamfered'
  readonly right: 'square' | 'round' | 'chamfered'
}

/** At which side of its frame a node has what is no part of Kafka: there it has a notch. */
export type OutsideAt = 'left' | 'right'

/** What a node joins with Kafka, drawn beside its frame, within its box. */
export interface Outside<Kind extends NodeKind> {
  /** Undefined while it is not known which way records go: the frame has all of the box then. */
  readonly side: (node: NodeOfKind<Kind>) => OutsideAt | undefined
  /** Fills the room beside the frame; the view is there once the numbers are. */
  readonly Drawing: ComponentType<{
    readonly node: NodeOfKind<Kind>
    readonly side: OutsideAt
    readonly view: ViewOf<Kind> | undefined
  }>
}

export const SQUARE: Shape = { left: 'square', right: 'square' }
export const ROUND: Shape = { left: 'round', right: 'round' }

export const CHAMFERED: Shape = { left: 'chamfered', right: 'chamfered' }

/** Where edges begin and end at a node. */
export interface HandleAt {
  /** Absent for the plain one of its type. */
  readonly id?: string
  readonly type: 'source' | 'target'
  readonly side: 'left' | 'right'
  /** In the middle of its side, or above or below that, where another has the middle. */
  readonly height: 'high' | 'middle' | 'low'
  /** The kinds of edge that begin or end there; absent where any of its direction does. */
  readonly edges?: readonly EdgeKind[]
  /** Shown beside it while it matters which of several handles of a side it is. */
  readonly name?: string
  /** Edges begin or end here, and none is drawn from here by hand. */
  readonly isHidden?: boolean
}

/** How nodes of a kind look on the canvas, near and far, before any number is known. */
export interface CanvasKind<Kind extends NodeKind> {
  /** One word, as the palette has room for it. */
  readonly label: string
  readonly shape: Shape
  readonly outside?: Outside<Kind>
  /** The colour in the overview of a node about which nothing is found. */
  readonly fill: string
  readonly handles: readonly HandleAt[]
  /** Where in the width of the view a new node comes to stand: those who write on the left, those who read on the right. */
  readonly across: number
  /** What stands under the name until the numbers are there: what is stated, where they will have it. */
  readonly Stated: ComponentType<{ readonly node: NodeOfKind<Kind> }>
}

/** What nodes of a kind show of their numbers. It loads with them, when the drawing stands. */
export interface KindNumbers<Kind extends NodeKind> {
  /** What stands under the name. */
  readonly Body: ComponentType<{ readonly view: ViewOf<Kind> }>
  /** The node as the parts of a sentence, its findings apart. */
  readonly summary: (view: ViewOf<Kind>) => readonly string[]
}
