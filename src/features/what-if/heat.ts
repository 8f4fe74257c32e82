/** How long ago the oldest record that nobody has read was written, as colours. */
export const HEAT = ['--sunk', '--heat-1', '--heat-2', '--heat-3', '--heat-4', '--heat-5'] as const

/** From how many seconds on each colour after the first is taken. */
export const HEAT_SECONDS = [1, 5, 15, 60, 180] as const

export const heatColour = (seconds: number): string =>
  `var(${HEAT[HEAT_SECONDS.filter((limit) => seconds >= limit).length] ?? HEAT[0]})`
