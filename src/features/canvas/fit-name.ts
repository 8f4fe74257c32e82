/**
 * What fits on a node is reckoned from its letters, not left to the page: each element that cuts its text off
 * is a clip that the browser composes in every frame of a pan.
 */
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

/** Letters that are as wide as two: Chinese, Japanese and Korean, and most pictures. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]|\p{Extended_Pictographic}/u

/** Letters of small text that fit beside each other into a node. */
const SMALL_LETTERS = 36

/** The style of a small text: cut off only where it and what stands beside it may not fit. */
export const cutOff = (text: string, beside: string): string =>
  text.length + beside.length > SMALL_LETTERS ? 'truncate' : ''

/** How a name is shown on a node of its kind, beside or below so many badges. */
export function fitName(name: string, kind: NodeKind, badges: number): FittedName {
  const letters = [...name]
  const room = NODE_SIZE[kind].width - BESIDE_NAME
  const width = letters.length + letters.filter((letter) => WIDE.test(letter)).length
  const most = Math.floor((room / LETTER) * (letters.length / Math.max(1, width)))
  return {
    text: letters.length <= most ? name : shorten(letters, most),
    hasRoomForBadges: width * LETTER <= room - badges * BADGE,
  }
}

function shorten(letters: readonly string[], most: number): string {
  const tail = Math.floor((most - 1) / 2)
  return `${letters.slice(0, most - 1 - tail).join('')}…${letters.slice(letters.length - tail).join('')}`
}
