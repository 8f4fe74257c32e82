import { frameSize } from '@/core/layout/node-size'
import type { NodeKind } from '@/core/model/node-id'
import { cutMiddle } from './fit-name'

/** What stands beside two small texts in a row: border, padding, and the gap between them. */
const BESIDE_TEXTS = 30

/** How wide small text may be, in pixels: Inter at 11 px, its figures all of one width, with a little to spare. */
function smallWidth(text: string): number {
  let width = 0
  for (const letter of text) width += WIDTHS.find(([letters]) => letters.test(letter))?.[1] ?? 6.7
  return width
}

const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[ ijlI.,:;·'|!]/, 3.2],
  [/[tfr()[\]-]/, 4.4],
  [/[mwMW@…%→]/, 10],
  [/[\dA-Z×<>&_]/, 7.4],
  [/[acksvxyz]/, 6.2],
]

/** Whether two small texts fit beside each other into a node of a kind. */
export const fitBeside = (kind: NodeKind, text: string, beside: string): boolean =>
  smallWidth(text) + smallWidth(beside) <= frameSize(kind).width - BESIDE_TEXTS

/** Returns the first of some small texts, the fullest first, that fits beside another into a node of a kind; the last where none does. */
export const fullest = (kind: NodeKind, texts: readonly string[], beside: string): string =>
  texts.find((text) => fitBeside(kind, text, beside)) ?? texts.at(-1) ?? ''

/** Returns a small text within a width, in pixels: whole words left out at its end, of a long name its middle. */
export function fitSmall(text: string, width: number): string {
  if (smallWidth(text) <= width) return text
  const words = text.split(' ')
  for (let most = words.length - 1; most > 1; most -= 1) {
    const shorter = `${words.slice(0, most).join(' ')} …`
    if (smallWidth(shorter) <= width) return shorter
  }
  const [first = '', second = ''] = words
  const isFirstLong = second === '' || smallWidth(first) > width / 2
  const before = isFirstLong ? '' : `${first} `
  const letters = [...(isFirstLong ? first : second)]
  for (let most = letters.length - 1; most > 3; most -= 1) {
    const shorter = `${before}${cutMiddle(letters, most)}`
    if (smallWidth(shorter) <= width) return shorter
  }
  return `${before}…`
}

/** The style of a small text: cut off only where it and what stands beside it may not fit. */
export const cutOff = (kind: NodeKind, text: string, beside: string): string =>
  fitBeside(kind, text, beside) ? '' : 'min-w-0 truncate'
