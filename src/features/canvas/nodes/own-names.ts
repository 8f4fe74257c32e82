import type { NodeKind } from '@/core/model/node-id'
import { fitName, type Tier } from './fit-name'

/** What the name of a node is shown on: its kind has a size, and badges take of the room. */
export interface NamedKind {
  readonly kind: NodeKind
  readonly name: string
  readonly badges: number
}

/** The name of a node as it is shown from each distance. */
export type Shown = Readonly<Record<Tier, string>>

/** Returns a name as it is shown where no other has to be told from it. */
export const ownNames = ({ name, kind, badges }: NamedKind): Shown => ({
  near: fitName(name, kind, badges, 'near'),
  small: fitName(name, kind, badges, 'small'),
  tiny: fitName(name, kind, badges, 'tiny'),
})
