import { LIST_OF_KIND, type NodeKind } from '../model/node-id'
import type { ViewOfKind, Views } from './views'

/** The view of a node of a kind. */
export type ViewOf<Kind extends NodeKind> = ViewOfKind[Kind]

/** A view of whichever kind. */
export type NodeView = ViewOfKind[NodeKind]

/** Returns the view of a node, or undefined where no node of the kind has that name or it is not analysed yet. */
export const viewOf = <Kind extends NodeKind>(
  views: Views,
  kind: Kind,
  name: string,
): ViewOf<Kind> | undefined => (views[LIST_OF_KIND[kind]] as Readonly<Record<string, ViewOf<Kind>>>)[name]
