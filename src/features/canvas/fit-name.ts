import { NODE_SIZE } from '@/core/layout/node-size'
import type { NodeKind } from '@/core/model/node-id'

/** The width of a letter of the names: JetBrains Mono at 12 px. */
const LETTER = 7.2
/** What stands beside the name: border, padding, icon and its gap. */
const BESIDE_NAME = 43
/** A badge and the gap before it. */
const BADGE = 24

interface FittedName {
  /** The name, its middle left out where it is too long: names differ at their ends. */
  readonly text: string
  /** Whether the badges leave room for the name beside them. */
  readonly hasRoomForBadges: boolean
}

/** How a name is shown on a node of its kind, beside or below so many badges. */
export function fitName(name: string, kind: NodeKind, badges: number): FittedName {
  const letters = [...name]
  const room = NODE_SIZE[kind].width - BESIDE_NAME
  const most = Math.floor(room / LETTER)
  return {
    text: letters.length <= most ? name : shorten(letters, most),
    hasRoomForBadges: letters.length * LETTER <= room - badges * BADGE,
  }
}

function shorten(letters: readonly string[], most: number): string {
  const tail = Math.floor((most - 1) / 2)
  return `${letters.slice(0, most - 1 - tail).join('')}…${letters.slice(letters.length - tail).join('')}`
}
