/**
 * What fits on a node is reckoned from its letters, not left to the page: each element that cuts its text off
 * is a clip that the browser composes in every frame of a pan.
 */
import { frameSize, NODE_SIZE } from '@/core/layout/node-size'
import type { NodeKind } from '@/core/model/node-id'

/** How far away a node is: its name in small type in one line, or larger in several. */
export type Tier = 'near' | 'small' | 'tiny'
export const TIERS = ['near', 'small', 'tiny'] as const

interface TierLooks {
  /** The width of a letter of JetBrains Mono: at 12 px, 18 px and 26 px. */
  readonly letter: number
  /** What stands beside the name: border and padding, near also the icon and its gap. */
  readonly beside: number
  /** A badge and the gap before it; from farthest away one badge stands for all. */
  readonly badge: number
  readonly mostBadges: number
}

const LOOKS: Readonly<Record<Tier, TierLooks>> = {
  near: { letter: 7.2, beside: 43, badge: 24, mostBadges: 3 },
  small: { letter: 10.8, beside: 22, badge: 34, mostBadges: 3 },
  tiny: { letter: 15.6, beside: 18, badge: 42, mostBadges: 1 },
}

/** How many lines of a name a node has the height for, beside its strip or pills where those are drawn. */
const LINES: Readonly<Record<Tier, (height: number) => number>> = {
  near: () => 1,
  small: (height) => (height > 120 ? 4 : 2),
  tiny: (height) => Math.floor((height - 6) / 26),
}

/** Letters that are as wide as two: Chinese, Japanese and Korean, and most pictures. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]|\p{Extended_Pictographic}/u

/** What a name has to fit into: so many lines of so many letters. */
export interface Room {
  readonly letters: number
  readonly lines: number
}

/** Returns what a name has to fit into on a node of a kind, beside so many badges; of one whose frame is the whole node where nothing stands beside it. */
export function roomOf(kind: NodeKind, badges: number, tier: Tier, isWhole = false): Room {
  const { letter, beside, badge, mostBadges } = LOOKS[tier]
  const { width, height } = isWhole ? NODE_SIZE[kind] : frameSize(kind)
  const letters = Math.floor((width - beside - Math.min(badges, mostBadges) * badge) / letter)
  return { letters, lines: LINES[tier](height) }
}

/** Returns how many of a node's badges stand beside its name: near, where they would shorten it, they sit on its frame. */
export const badgesBeside = (
  name: string,
  kind: NodeKind,
  badges: number,
  tier: Tier,
  isWhole = false,
): number =>
  tier === 'near' && widthOf([...name]) > roomOf(kind, badges, tier, isWhole).letters ? 0 : badges

/** Whether a name, as it is shown near, leaves room to be shown a quarter larger. */
export const isShort = (shown: string, kind: NodeKind, badges: number, isWhole = false): boolean =>
  widthOf([...shown]) * 1.25 <= roomOf(kind, badges, 'near', isWhole).letters

/** A way to shorten a name, of which the letters are given, to so many at most. */
export type Cut = (letters: readonly string[], most: number) => string

/** Leaves out the middle, where names of one system say least. */
export const cutMiddle: Cut = (letters, most) => {
  const tail = Math.floor((most - 1) / 2)
  return `${letters.slice(0, most - 1 - tail).join('')}…${letters.slice(letters.length - tail).join('')}`
}

/**
 * Returns a name as a node of its kind shows it beside so many badges, its lines parted by line breaks: whole where
 * it fits, else with as little as possible left out. Lines break after a sign such as `-` or `.`, never in a word.
 */
export const fitName = (
  name: string,
  kind: NodeKind,
  badges: number,
  tier: Tier = 'near',
  isWhole = false,
): string =>
  fitInto(name, roomOf(kind, badgesBeside(name, kind, badges, tier, isWhole), tier, isWhole), cutMiddle)

/** Returns a name in lines that fit a room, cut where it has to be. */
export function fitInto(name: string, room: Room, cut: Cut): string {
  const letters = [...name]
  const whole = wrap(letters, room)
  if (whole) return whole.join('\n')
  for (let most = Math.min(letters.length - 1, room.letters * room.lines); most > 3; most -= 1) {
    const lines = wrap([...cut(letters, most)], room)
    if (lines) return lines.join('\n')
  }
  return cut(letters, Math.max(2, Math.floor(room.letters / 2)))
}

const widthOf = (letters: readonly string[]): number =>
  letters.length + letters.filter((letter) => WIDE.test(letter)).length

/** The parts between which a line may break: each ends with the sign after which it does. */
function partsOf(letters: readonly string[]): readonly (readonly string[])[] {
  const parts: string[][] = []
  let part: string[] = []
  for (const letter of letters) {
    part.push(letter)
    if (!/[-._…:/ ]/.test(letter)) continue
    parts.push(part)
    part = []
  }
  return part.length > 0 ? [...parts, part] : parts
}

/** The lines of a text; null where it does not fit. */
function wrap(letters: readonly string[], { letters: most, lines: mostLines }: Room): string[] | null {
  if (widthOf(letters) <= most) return [letters.join('')]
  if (mostLines === 1) return null
  const lines: string[] = []
  let line: readonly string[] = []
  for (const part of partsOf(letters)) {
    if (widthOf(part) > most) return null
    const longer = [...line, ...part]
    if (widthOf(longer) <= most) line = longer
    else {
      lines.push(line.join(''))
      line = part
    }
  }
  lines.push(line.join(''))
  return lines.length <= mostLines ? lines : null
}
