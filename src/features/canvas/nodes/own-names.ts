import type { NodeKind } from '@/core/model/node-id'
import { fitName, type Tier } from './fit-name'

/** What the name of a node is shown on: its kind has a size, and badges take of the room. */
export interface NamedKind {
  readonly kind: NodeKind
  readonly name: string
  readonly badges: number
  /** Its kind has room for something beside its frame, and it has nothing there: the frame is the whole node. */
  readonly isWhole?: boolean
}

/** The name of a node as it is shown from each distance. */
export type Shown = Readonly<Record<Tier, string>>

/** Returns a name as it is shown where no other has to be told from it. */
export const ownNames = ({ name, kind, badges, isWhole }: NamedKind): Shown => ({
  near: fitName(name, kind, badges, 'near', isWhole),
  small: fitName(name, kind, badges, 'small', isWhole),
  tiny: fitName(name, kind, badges, 'tiny', isWhole),
})
