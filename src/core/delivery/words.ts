import type { Delivery } from '../model/design'
import type { Guarantee } from './guarantee'

type Facts = Pick<Guarantee, 'lose' | 'repeat'>

/** Returns loss and repetition in short: `may lose or repeat`, or `exactly once` where there is neither. */
export function guaranteeWords({ lose, repeat }: Facts): string {
  if (lose) return repeat ? 'may lose or repeat' : 'may lose'
  return repeat ? 'may repeat' : 'exactly once'
}

/** Returns the name of the colour of a guarantee, as the presets of a producer have it. */
export const toneOf = ({ lose, repeat }: Facts): Delivery =>
  lose ? 'at-most-once' : repeat ? 'at-least-once' : 'exactly-once'
