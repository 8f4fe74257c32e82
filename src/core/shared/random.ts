/** Returns numbers from 0 up to, not including, 1 that repeat for one seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Returns numbers of the standard normal distribution made of even ones (Box and Muller). */
export function normalRandom(even: () => number): () => number {
  let spare: number | undefined
  return () => {
    if (spare !== undefined) {
      const kept = spare
      spare = undefined
      return kept
    }
    const length = Math.sqrt(-2 * Math.log(1 - even()))
    const angle = 2 * Math.PI * even()
    spare = length * Math.sin(angle)
    return length * Math.cos(angle)
  }
}
