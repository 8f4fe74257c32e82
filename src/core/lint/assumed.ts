import { formatBytes, formatBytesPerSecond, formatCount, formatPercent } from '../shared/format'
import type { Figure, FigureInput } from '../sizing/sizing'
import type { Evidence } from './finding'

const shownValue = ({ value, unit }: FigureInput): string =>
  unit === 'bytes'
    ? formatBytes(value)
    : unit === 'bytes/s'
      ? formatBytesPerSecond(value)
      : formatCount(value)

/** The inputs of a figure as evidence; what nobody stated is called an assumption. */
export const evidenceOf = ({ inputs }: Pick<Figure, 'inputs'>): readonly Evidence[] =>
  inputs.map((one) => ({
    name: one.name,
    value: origin(one, one.unit === 'ratio' ? formatCount(one.value) : shownValue(one)),
  }))

const origin = (one: FigureInput, value: string): string =>
  one.origin === 'assumption' ? `${value}, an assumption` : value

/** The inputs of a figure that nobody stated. */
export const assumptionsIn = ({ inputs }: Pick<Figure, 'inputs'>): readonly FigureInput[] =>
  inputs.filter((one) => one.origin === 'assumption')

/** Names the assumption on which a sentence rests, for its end; empty where everything is stated. */
export function assuming(inputs: readonly FigureInput[]): string {
  const [first] = inputs
    // A factor of 1 changes nothing, and a size or rate weighs more than a share.
    .filter(({ unit, value }) => unit !== 'ratio' || value !== 1)
    .toSorted((one, other) => Number(one.unit === 'ratio') - Number(other.unit === 'ratio'))
  if (first === undefined) return ''
  const value = first.unit === 'ratio' ? formatPercent(first.value) : shownValue(first)
  return ` (assumed: ${value} for the ${first.name})`
}

/**
 * Whether a need is larger than what there is by stated numbers alone. A share that is planned for (headroom,
 * utilisation) is left out: at 100 % there is no assumption in it. An assumed size or rate leaves it open.
 */
export function isSureToExceed(need: Figure, available: number): boolean {
  let exact = need.value
  for (const one of assumptionsIn(need)) {
    if (one.unit !== 'ratio') return false
    // Growth stands above the line, what may be planned for below it.
    if (one.value < 1) exact *= one.value
  }
  return Math.ceil(exact - 1e-9) > available
}
