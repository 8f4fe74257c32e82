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

/** Letters that are as wide as two: Chinese, Japanese and Korean, and most pictures. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]|\p{Extended_Pictographic}/u

/** What stands beside two small texts in a row: border, padding, and the gap between them. */
const BESIDE_TEXTS = 30

/** How wide small text may be, in pixels: Inter at 11 px, its figures all of one width. */
function smallWidth(text: string): number {
  let width = 0
  for (const letter of text) width += letter === ' ' ? 3.1 : /[\d→×<%m]/.test(letter) ? 7.2 : 6
  return width
}

/** Whether two small texts fit beside each other into a node of a kind. */
export const fitBeside = (kind: NodeKind, text: string, beside: string): boolean =>
  smallWidth(text) + smallWidth(beside) <= NODE_SIZE[kind].width - BESIDE_TEXTS

/** The style of a small text: cut off only where it and what stands beside it may not fit. */
export const cutOff = (kind: NodeKind, text: string, beside: string): string =>
  fitBeside(kind, text, beside) ? '' : 'min-w-0 truncate'

const roomOf = (kind: NodeKind, badges: number): number =>
  NODE_SIZE[kind].width - BESIDE_NAME - badges * BADGE

/** Whether a name, as it is shown, leaves room to be shown a quarter larger. */
export const isShort = (shown: string, kind: NodeKind, badges: number): boolean =>
  shown.length * LETTER * 1.25 <= roomOf(kind, badges)

/** A name as a node of its kind shows it beside so many badges: its middle is left out where it is too long. */
export function fitName(name: string, kind: NodeKind, badges: number): string {
  const letters = [...name]
  const room = roomOf(kind, badges)
  const width = letters.length + letters.filter((letter) => WIDE.test(letter)).length
  const most = Math.floor((room / LETTER) * (letters.length / Math.max(1, width)))
  return letters.length <= most ? name : shorten(letters, most)
}

function shorten(letters: readonly string[], most: number): string {
  const tail = Math.floor((most - 1) / 2)
  return `${letters.slice(0, most - 1 - tail).join('')}…${letters.slice(letters.length - tail).join('')}`
}
