import { strToU8 } from 'fflate'
import { ContextModel } from './context-model'

/** What the dictionaries taught a model: it takes longer to learn than most designs take to write. */
const learned = new WeakMap<readonly string[], ContextModel>()

function learnedFrom(dictionary: readonly string[]): ContextModel {
  const known = learned.get(dictionary)
  if (known) return known
  const texts = dictionary.map((text) => strToU8(text))
  const model = new ContextModel(texts.reduce((sum, text) => sum + text.length, 0))
  for (const text of texts) {
    for (const byte of text) {
      for (let shift = 7; shift >= 0; shift -= 1) {
        model.predict()
        model.learn((byte >> shift) & 1)
      }
    }
    model.restart()
  }
  learned.set(dictionary, model)
  return model
}

/** A model that has read the dictionary and is about to meet a text of so many bytes. */
function primed(dictionary: readonly string[], bytes: number): ContextModel {
  const teacher = learnedFrom(dictionary)
  const model = new ContextModel(teacher.bytes + bytes)
  copyState(teacher, model)
  return model
}

type State = Record<string, unknown>

/** Makes the numbers of one model those of another, whose lists are no longer. */
function copyState(from: object, to: object): void {
  for (const [key, value] of Object.entries(from)) {
    const other = (to as State)[key]
    if (ArrayBuffer.isView(value)) (other as Uint8Array).set(value as Uint8Array)
    else if (typeof value === 'object') copyState(value as object, other as object)
    else if (key !== 'bytes') (to as State)[key] = value
  }
}

/** Where an interval is cut for a probability of 12 bits. */
const cut = (low: number, high: number, probability: number): number =>
  low +
  Math.floor((high - low) / 4096) * probability +
  Math.floor((((high - low) % 4096) * probability) / 4096)

/** Bytes in as few as the model finds for them. About a microsecond for each bit of them and of the dictionary. */
export function mixingEncode(bytes: Uint8Array, dictionary: readonly string[]): Uint8Array {
  const model = primed(dictionary, bytes.length)
  const out: number[] = []
  let [low, high] = [0, 0xffffffff]
  for (const byte of bytes) {
    for (let shift = 7; shift >= 0; shift -= 1) {
      const middle = cut(low, high, model.predict())
      const bit = (byte >> shift) & 1
      if (bit === 1) high = middle
      else low = middle + 1
      model.learn(bit)
      while (((low ^ high) & 0xff000000) === 0) {
        out.push(high >>> 24)
        low = (low << 8) >>> 0
        high = ((high << 8) | 255) >>> 0
      }
    }
  }
  out.push(...shortest(low, high))
  while (out.at(-1) === 0) out.pop()
  return Uint8Array.from(out)
}

/** The fewest bytes that lie between two numbers whatever is read as noughts after them. */
function shortest(low: number, high: number): number[] {
  for (let bytes = 1; bytes < 4; bytes += 1) {
    const unit = 2 ** (32 - 8 * bytes)
    const value = Math.ceil(low / unit) * unit
    if (value <= high) return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255].slice(0, bytes)
  }
  return [low >>> 24, (low >>> 16) & 255, (low >>> 8) & 255, low & 255]
}

/** The first `length` bytes of what was encoded. Any bytes give some; the work is that of encoding as many. */
export function mixingDecode(coded: Uint8Array, length: number, dictionary: readonly string[]): Uint8Array {
  const model = primed(dictionary, length)
  const bytes = new Uint8Array(length)
  let at = 0
  const next = () => coded[at++] ?? 0
  let [low, high] = [0, 0xffffffff]
  let value = ((next() << 24) | (next() << 16) | (next() << 8) | next()) >>> 0
  for (let index = 0; index < length; index += 1) {
    let byte = 0
    for (let shift = 7; shift >= 0; shift -= 1) {
      const middle = cut(low, high, model.predict())
      const bit = value <= middle ? 1 : 0
      if (bit === 1) high = middle
      else low = middle + 1
      model.learn(bit)
      byte = (byte << 1) | bit
      while (((low ^ high) & 0xff000000) === 0) {
        low = (low << 8) >>> 0
        high = ((high << 8) | 255) >>> 0
        value = ((value << 8) | next()) >>> 0
      }
    }
    bytes[index] = byte
  }
  return bytes
}
