import type { Position } from '../model/design'
import { fail, number, numberText, readNumber } from './cells'
import type { LinkFormat, Positions } from './link-format'
import { topicNumber } from './topic-number'

/** Version 2. Frozen: links that people have sent are of it. */
export const LINK_FORMAT_V2: LinkFormat = {
  document: 1,
  reference: topicNumber,
  rates: {
    columns: [
      ['average', number],
      ['times', number],
      ['peak', number],
    ],
    toRow: ({ recordsPerSecond: { average, peak } = {} }) => {
      const times = average && peak ? Math.round(peak / average) : 0
      return times > 0 && average && average * times === peak ? { average, times } : { average, peak }
    },
    fromRow: ({ average, times, peak = timesOf(average, times) }) => {
      const rate = { ...(average === undefined ? {} : { average }), ...(peak === undefined ? {} : { peak }) }
      return average === undefined && peak === undefined ? {} : { recordsPerSecond: rate }
    },
  },
  writePositions: (positions) => positions.flatMap((kind) => [writeAxis(kind, 0), writeAxis(kind, 1)]),
  readPositions: (lines, counts) =>
    counts.map((count, kind) => {
      const [xs, ys] = [readAxis(lines[2 * kind] ?? '', count), readAxis(lines[2 * kind + 1] ?? '', count)]
      return xs.map((x, at): Position | undefined => {
        const y = ys[at]
        return x === undefined || y === undefined ? undefined : [x, y]
      })
    }),
}

const timesOf = (average: unknown, times: unknown): number | undefined =>
  typeof average === 'number' && typeof times === 'number' ? average * times : undefined

const middle = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[values.length >> 1] ?? 0

/**
 * The positions of a kind along one axis: a step, where it begins, and how far each is from a grid of that step; or,
 * where that is shorter, after an empty cell the steps from each to the next.
 */
function writeAxis(positions: Positions[number], axis: 0 | 1): string {
  const values = positions.map((position) => position && Math.round(position[axis]) + 0)
  const known = values.flatMap((value, at) => (value === undefined ? [] : [[at, value] as const]))
  if (known.length === 0) return ''
  const steps: (number | undefined)[] = []
  let before = 0
  for (const value of values) {
    steps.push(value === undefined ? undefined : value - before)
    before = value ?? before
  }
  const usual = middle(known.slice(1).map(([, value], at) => value - (known[at]?.[1] ?? 0)))
  const from = (step: number): string[] => {
    const base = middle(known.map(([at, value]) => value - step * at))
    return [
      numberText(step),
      numberText(base),
      ...cells(values.map((value, at) => (value === undefined ? value : value - base - step * at))),
    ]
  }
  const ways = [['', ...cells(steps)], from(0), from(usual)].map((way) => way.join('\t').replace(/\t+$/, ''))
  return ways.reduce((best, way) => (way.length < best.length ? way : best))
}

const cells = (values: readonly (number | undefined)[]): string[] =>
  values.map((value) => (value === undefined ? '' : numberText(value)))

function readAxis(line: string, count: number): (number | undefined)[] {
  const [step = '', ...rest] = line.split('\t')
  const [first = '', ...others] = rest
  const steps = step === ''
  const written = steps ? rest : others
  if (written.length > count) fail()
  const [stride, base] = steps ? [0, 0] : [readNumber(step), readNumber(first)]
  let before = 0
  return Array.from({ length: count }, (_, at) => {
    const cell = written[at] ?? ''
    if (cell === '') return undefined
    if (!steps) return base + stride * at + readNumber(cell)
    before += readNumber(cell)
    return before
  })
}
