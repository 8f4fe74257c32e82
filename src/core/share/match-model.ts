import { STRETCH } from './logistic'

const HASH_BITS = 15
const LONGEST = 40

/** Predicts that what followed the same bytes before follows them again. */
export class MatchModel {
  private readonly history: Uint8Array
  private readonly slots = new Int32Array(1 << HASH_BITS).fill(-1)
  private end = 0
  private at = -1
  private length = 0
  /** How often a match of each length was right, of 65,535. */
  private readonly trust = new Uint16Array(32).fill(32_768)
  private readonly seen = new Uint8Array(32)
  private sure = 0
  private older = 0
  /** The bit that it expects: 0, 1, or −1 for none. */
  bit = -1
  /** How likely a one is by it, as a logit. */
  logit = 0

  constructor(bytes: number) {
    this.history = new Uint8Array(bytes)
  }

  /** Looks at the next bit, given those of its byte that are known; from 0, for nothing, to 31, for a long match. */
  predict(known: number, bits: number): number {
    this.bit = -1
    this.sure = 0
    this.logit = 0
    if (this.length === 0) return 0
    const byte = 256 | (this.history[this.at] ?? 0)
    if (byte >> (8 - bits) !== known) {
      this.length = 0
      return 0
    }
    this.bit = (byte >> (7 - bits)) & 1
    this.sure = this.length < 16 ? this.length : Math.min(31, 16 + ((this.length - 16) >> 2))
    const logit = STRETCH[(this.trust[this.sure] ?? 0) >> 4] ?? 0
    this.logit = this.bit === 1 ? logit : -logit
    return this.sure
  }

  learn(bit: number): void {
    const { sure, trust, seen } = this
    if (sure === 0) return
    const [trusted, times] = [trust[sure] ?? 0, seen[sure] ?? 0]
    const target = bit === this.bit ? 65_535 : 0
    trust[sure] = trusted + Math.trunc(((target - trusted) * 2) / (2 * times + 3))
    if (times < 127) seen[sure] = times + 1
    if (bit !== this.bit) this.length = 0
  }

  /** Takes a whole byte, given the last four with it. */
  take(byte: number, recent: number): void {
    const { history, slots } = this
    history[this.end] = byte
    this.end += 1
    if (this.length > 0) {
      this.length += 1
      this.at += 1
    }
    const hash = Math.imul(recent ^ Math.imul(this.older, 0x2f0b4c47), 0x1e3779b1) >>> (32 - HASH_BITS)
    this.older = recent >>> 24
    if (this.length === 0) {
      this.at = slots[hash] ?? -1
      if (this.at >= 0) {
        while (
          this.length < LONGEST &&
          this.length < this.at &&
          history[this.at - this.length - 1] === history[this.end - this.length - 1]
        ) {
          this.length += 1
        }
      }
    }
    slots[hash] = this.end
  }
}
