/**
 * Probabilities of 12 bits and their logits, in whole numbers from a table, so that every browser has the same:
 * `Math.exp` may differ in its last digit from one to the next, and then a link would open as noise.
 */
const CURVE = [
  1, 2, 3, 6, 10, 16, 27, 45, 73, 120, 194, 310, 488, 747, 1101, 1546, 2047, 2549, 2994, 3348, 3607, 3785, 3901,
  3975, 4022, 4050, 4068, 4079, 4085, 4089, 4092, 4093, 4094,
] // biome-ignore format: a table

/** 4096 ÷ (1 + e^(−logit ÷ 256)) for a logit of −2047 to 2047, at `logit + 2048`. */
export const SQUASH = Int16Array.from({ length: 4096 }, (_, at) => {
  const index = Math.max(0, at - 1)
  const [low, part] = [index >> 7, index & 127]
  const [from = 0, to = 4095] = [CURVE[low], CURVE[low + 1]]
  return (from * (128 - part) + to * part + 64) >> 7
})

/** The logit of a probability of 0 to 4095: the inverse of `SQUASH`. */
export const STRETCH = new Int16Array(4096).fill(2047)
for (let logit = -2047, next = 0; logit <= 2047; logit += 1) {
  const reached = SQUASH[logit + 2048] ?? 0
  for (; next <= reached; next += 1) STRETCH[next] = logit
}
