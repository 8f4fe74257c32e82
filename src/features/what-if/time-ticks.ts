/** Steps between times on the axis, in seconds. */
const STEPS = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400, 172_800,
  604_800, 2_592_000, 7_776_000,
]
const MOST_TICKS = 6

/** The times that the axis and the chart of a scenario are marked at: few, at even steps that people count in. */
export function ticksOf(lengthSeconds: number): readonly number[] {
  const step = STEPS.find((each) => lengthSeconds / each <= MOST_TICKS) ?? lengthSeconds
  return Array.from({ length: Math.floor(lengthSeconds / step) + 1 }, (_, index) => index * step)
}
