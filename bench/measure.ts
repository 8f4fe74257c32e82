export interface Measured {
  readonly median: number
  readonly p95: number
  readonly runs: number
}

/** Runs `work` until it is warm and then `runs` times; milliseconds of the timed runs. */
export function measure(work: (round: number) => void, runs = 60, warm = 20): Measured {
  const times: number[] = []
  for (let round = 0; round < warm + runs; round += 1) {
    const start = performance.now()
    work(round)
    if (round >= warm) times.push(performance.now() - start)
  }
  return summarise(times)
}

/** As `measure`, of work that ends later. */
export async function measureAsync(work: () => Promise<unknown>, runs = 60, warm = 20): Promise<Measured> {
  const times: number[] = []
  for (let round = 0; round < warm + runs; round += 1) {
    const start = performance.now()
    await work()
    if (round >= warm) times.push(performance.now() - start)
  }
  return summarise(times)
}

export function summarise(times: readonly number[]): Measured {
  const sorted = [...times].sort((one, other) => one - other)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { median: at(0.5), p95: at(0.95), runs: sorted.length }
}
