import { SQUASH, STRETCH } from './logistic'
import { MatchModel } from './match-model'
import { CONTEXTS, PackedContext } from './packed-context'

/** Slots for each context, as a power of two: 16 for the bits of half a byte, of which the first tells whose they are. */
const SLOT_BITS = 18
const SLOT_MASK = (1 << SLOT_BITS) - 16
/** One of each context, two of the match, and one that is always on. */
const INPUTS = CONTEXTS + 3
/** How many weights' sets each of the three mixers chooses from. */
const SETS = [3 * 256, 16 * 32, 8 * 32 * 8] as const
/** Of weights, 16,384 is one. */
const FIRST_WEIGHT = 3000
/** How fast weights follow, and how many occurrences a probability remembers. */
const LEARNING = 14
const MEMORY = 127

/** 16,384 ÷ (occurrences + 1.5): by how much of the way to what came a probability moves. */
const STEP = Int32Array.from({ length: MEMORY + 1 }, (_, seen) => Math.floor(32_768 / (2 * seen + 3)))

/**
 * Predicts a packed design bit by bit. Each context remembers what came after it, as a probability and as two
 * small counts whose meaning is learned; three mixers, chosen by what is known of the position, weigh them. Only
 * whole numbers below 2^53, so that every browser predicts the same.
 */
export class ContextModel {
  /** Of how many bytes it can remember the text. */
  readonly bytes: number
  private readonly context = new PackedContext()
  private readonly match: MatchModel
  /** Counts of noughts and of ones, 4 bits each. */
  private readonly slots = new Uint8Array(CONTEXTS << SLOT_BITS)
  /** Where the slots of each context begin for this half of the byte, and which of them the next bit is in. */
  private readonly begins = new Int32Array(CONTEXTS)
  private slot = 1
  private readonly meaning = new Uint16Array(CONTEXTS * 256)
  private readonly seen = new Uint8Array(CONTEXTS * 256)
  private readonly inputs = new Int32Array(INPUTS)
  private readonly weights = SETS.map((sets) => new Int32Array(sets * INPUTS).fill(FIRST_WEIGHT))
  private readonly from = new Int32Array(SETS.length)
  private readonly logits = new Int32Array(SETS.length)
  private readonly shares = new Int32Array(SETS.length).fill(Math.floor(16_384 / SETS.length))
  /** The bits of this byte that are known, after a one. */
  private known = 1
  private probability = 2048

  /** For texts of so many bytes, all together. */
  constructor(bytes: number) {
    this.bytes = bytes
    this.match = new MatchModel(bytes)
    for (let at = 0; at < this.meaning.length; at += 1) {
      const [noughts, ones] = [(at >> 4) & 15, at & 15]
      this.meaning[at] = Math.floor((65_535 * (2 * ones + 1)) / (2 * (noughts + ones + 1)))
    }
    this.begin()
  }

  /** Begins another packed text, with all that was learned. */
  restart(): void {
    this.context.restart()
    this.begin()
  }

  /** How likely the next bit is a one, of 4096: 1 to 4095. */
  predict(): number {
    const { slots, begins, inputs, meaning, match, known, slot } = this
    let longest = 0
    for (let at = 0; at < CONTEXTS; at += 1) {
      const counts = slots[(begins[at] as number) + slot] as number
      if (counts !== 0) longest = at
      inputs[at] = STRETCH[(meaning[(at << 8) | counts] as number) >> 4] as number
    }
    const bits = 31 - Math.clz32(known)
    const sure = match.predict(known, bits)
    inputs[CONTEXTS] = match.logit
    inputs[CONTEXTS + 1] = match.bit === 1 ? sure * 16 : -sure * 16
    inputs[CONTEXTS + 2] = 256
    const { section, line } = this.context
    this.from[0] = ((sure === 0 ? 0 : sure < 16 ? 1 : 2) * 256 + known) * INPUTS
    this.from[1] = (longest * 32 + sure) * INPUTS
    this.from[2] = ((Math.min(section, 7) * 32 + Math.min(line, 31)) * 8 + bits) * INPUTS
    return this.mix()
  }

  private mix(): number {
    const { inputs, logits, shares } = this
    let logit = 0
    for (let mixer = 0; mixer < SETS.length; mixer += 1) {
      const weights = this.weights[mixer] as Int32Array
      const from = this.from[mixer] as number
      let sum = 0
      for (let at = 0; at < INPUTS; at += 1) {
        sum = (sum + Math.imul(weights[from + at] as number, inputs[at] as number)) | 0
      }
      const own = bounded(sum >> 14)
      logits[mixer] = own
      logit += own * (shares[mixer] ?? 0)
    }
    this.probability = SQUASH[bounded(logit >> 14) + 2048] ?? 2048
    return this.probability
  }

  /** Tells which bit came. */
  learn(bit: number): void {
    const { slots, begins, meaning, seen, slot } = this
    this.reweigh(bit)
    const target = bit === 1 ? 65_535 : 0
    for (let at = 0; at < CONTEXTS; at += 1) {
      const index = (begins[at] as number) + slot
      const counts = slots[index] as number
      const means = (at << 8) | counts
      const times = seen[means] as number
      const meant = meaning[means] as number
      meaning[means] = meant + (((target - meant) * (STEP[times] as number)) >> 14)
      if (times < MEMORY) seen[means] = times + 1
      let noughts = counts >> 4
      let ones = counts & 15
      // Many of the one say little once the other has come.
      if (bit === 1) {
        if (ones < 15) ones += 1
        if (noughts > 2) noughts = (noughts >> 1) + 1
      } else {
        if (noughts < 15) noughts += 1
        if (ones > 2) ones = (ones >> 1) + 1
      }
      slots[index] = (noughts << 4) | ones
    }
    this.match.learn(bit)
    this.known = (this.known << 1) | bit
    this.slot = (this.slot << 1) | bit
    if (this.known >= 256) {
      const byte = this.known & 255
      this.known = 1
      this.context.take(byte)
      this.match.take(byte, this.context.recent)
      this.begin()
    } else if (this.slot >= 16) this.begin()
  }

  /** Finds the slots of each context for the next half of a byte; those of another context are taken over. */
  private begin(): void {
    const { slots, begins, known } = this
    const { hashes } = this.context
    this.slot = 1
    for (let at = 0; at < CONTEXTS; at += 1) {
      let hash = Math.imul((hashes[at] ?? 0) + Math.imul(known, 0x3d4d51cb), 0x2545f491)
      hash = Math.imul(hash ^ (hash >>> 15), 0x1e3779b1)
      hash ^= hash >>> 13
      const index = (at << SLOT_BITS) | (hash & SLOT_MASK)
      const check = (hash >>> 24) | 1
      if (slots[index] !== check) {
        slots[index] = check
        for (let bit = 1; bit < 16; bit += 1) slots[index + bit] = 0
      }
      begins[at] = index
    }
  }

  private reweigh(bit: number): void {
    const { inputs, logits, shares } = this
    for (let mixer = 0; mixer < SETS.length; mixer += 1) {
      const weights = this.weights[mixer] as Int32Array
      const from = this.from[mixer] as number
      const missed = ((bit << 12) - (SQUASH[(logits[mixer] ?? 0) + 2048] ?? 0)) * LEARNING
      for (let at = 0; at < INPUTS; at += 1) {
        const change = (Math.imul(inputs[at] as number, missed) + 0x8000) >> 16
        weights[from + at] = (weights[from + at] as number) + change
      }
    }
    const missed = ((bit << 12) - this.probability) * 2
    for (let mixer = 0; mixer < SETS.length; mixer += 1) {
      shares[mixer] = (shares[mixer] ?? 0) + ((Math.imul(logits[mixer] ?? 0, missed) + 0x8000) >> 16)
    }
  }
}

const bounded = (logit: number): number => Math.min(2047, Math.max(-2047, logit))
