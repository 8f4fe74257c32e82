import type { NodeKind, NodeOfKind } from '@/core/model/node-id'
import type { Result } from '@/core/shared/result'
import type { ViewOf } from '@/core/views/view-of'

/** One field of a kind of node, for what shows or changes it of many nodes: the table, and what is selected together. */
export interface NodeField<Kind extends NodeKind> {
  readonly id: string
  readonly label: string
  /** What the node itself says, as a person would type it again; empty where it says nothing. */
  text(node: NodeOfKind<Kind>): string
  /** What is in effect where the node says nothing. */
  assumed?(view: ViewOf<Kind>): string
  /** What rows are sorted by; the text where it is left out. */
  order?(view: ViewOf<Kind>): number
  /** The texts that can be picked, where only they can be. */
  readonly choices?: readonly { readonly value: string; readonly label: string }[]
  /** Reads what is typed as a change of the node; an empty text takes the value away. */
  read(text: string): Result<(node: NodeOfKind<Kind>) => NodeOfKind<Kind>>
}
