import { badgesBeside, type Cut, cutMiddle, fitInto, type Room, roomOf, TIERS } from './fit-name'
import { type NamedKind, ownNames, type Shown } from './own-names'

/** A node as far as its name on the drawing depends on it. */
export interface Named extends NamedKind {
  readonly id: string
}

/** A cut that keeps so much of the end, the rest of the beginning. */
const keepEnd =
  (share: number): Cut =>
  (letters, most) => {
    const tail = Math.round((most - 1) * share)
    return `${letters.slice(0, most - 1 - tail).join('')}…${letters.slice(letters.length - tail).join('')}`
  }

/** A cut that keeps what stands from some letter on, and a little of both ends. */
const keepFrom =
  (from: number, ends: number): Cut =>
  (letters, most) => {
    const end = Math.min(ends, Math.floor((most - 2) / 3))
    const middle = Math.max(1, most - 2 - 2 * end)
    const start = Math.min(Math.max(from, end), Math.max(end, letters.length - end - middle))
    const tail = letters.slice(Math.max(start + middle, letters.length - end)).join('')
    return `${letters.slice(0, end).join('')}…${letters.slice(start, start + middle).join('')}…${tail}`
  }

/** Names that differ within so many letters are told apart by their beginning. */
const BEGINNING = 8

const FURTHER_SHARES = [0.7, 0.3, 0.85, 0.15, 1, 0]

/** Where names that begin alike first differ, in letters. */
function firstDifference(names: readonly string[]): number {
  const [first = '', ...others] = names
  const letters = [...first]
  const at = letters.findIndex((letter, index) => others.some((other) => [...other][index] !== letter))
  return at < 0 ? letters.length : at
}

/** The ways to cut names that look alike once their middle is left out, the plainest first. */
function cutsFor(names: readonly string[]): readonly Cut[] {
  const differs = firstDifference(names)
  const ofWord = /[^-._]*$/.exec(names[0]?.slice(0, differs) ?? '')?.[0].length ?? 0
  const around = [ofWord > 6 ? 3 : ofWord, 1, 0].flatMap((back) =>
    [3, 2, 1, 0].map((ends) => keepFrom(Math.max(0, differs - back), ends)),
  )
  return differs > BEGINNING
    ? [...around, ...FURTHER_SHARES.map(keepEnd)]
    : [...FURTHER_SHARES.map(keepEnd), ...around]
}

/** A name and what it has to fit into. */
export interface Fitted {
  readonly id: string
  readonly name: string
  readonly room: Room
}

/** Names that are shown alike although they differ, each group once. */
function alike(named: readonly Fitted[], textOf: (one: Fitted) => string): readonly (readonly Fitted[])[] {
  const groups = new Map<string, Fitted[]>()
  for (const one of named) {
    const text = textOf(one)
    const group = groups.get(text)
    if (group) group.push(one)
    else groups.set(text, [one])
  }
  return [...groups.values()].filter((group) => group.some(({ name }) => name !== group[0]?.name))
}

/** The names of a group in other words, each different from the others and from all that is taken; null where the cut does not part them. */
function part(group: readonly Fitted[], cut: Cut, taken: ReadonlyMap<string, string>) {
  const texts = new Map<string, string>()
  const nameOf = new Map(taken)
  for (const { id, name, room } of group) {
    const text = fitInto(name, room, cut)
    const other = nameOf.get(text)
    if (other !== undefined && other !== name) return null
    nameOf.set(text, name)
    texts.set(id, text)
  }
  return texts
}

/** The last resort: a number in place of the end, for names that no cut parts in the room that there is. */
function numbered(group: readonly Fitted[], taken: ReadonlyMap<string, string>) {
  const texts = new Map<string, string>()
  const nameOf = new Map(taken)
  for (const { id, name, room } of group) {
    for (let number = 1; !texts.has(id); number += 1) {
      const sign = `…${number}`
      const letters = [...name].slice(0, Math.max(1, Math.min(room.letters, [...name].length) - sign.length))
      const text = letters.join('') + sign
      if (nameOf.has(text) && nameOf.get(text) !== name) continue
      nameOf.set(text, name)
      texts.set(id, text)
    }
  }
  return texts
}

/**
 * Returns names as they fit their rooms, no two that differ alike, by their ids; and the ids of those that are shown otherwise
 * than with their middle left out.
 */
export function fitApart(named: readonly Fitted[]): {
  readonly texts: ReadonlyMap<string, string>
  readonly parted: ReadonlySet<string>
} {
  const texts = new Map(named.map(({ id, name, room }) => [id, fitInto(name, room, cutMiddle)]))
  const parted = new Set<string>()
  const textOf = ({ id }: Fitted) => texts.get(id) ?? ''
  for (const group of alike(named, textOf)) {
    const ids = new Set(group.map(({ id }) => id))
    const taken = new Map(named.flatMap((one) => (ids.has(one.id) ? [] : [[textOf(one), one.name] as const])))
    const names = [...new Set(group.map(({ name }) => name))]
    let apart: ReadonlyMap<string, string> | null = null
    for (const cut of [cutMiddle, ...cutsFor(names)]) {
      apart = part(group, cut, taken)
      if (apart) break
    }
    for (const [id, text] of apart ?? numbered(group, taken)) {
      texts.set(id, text)
      parted.add(id)
    }
  }
  return { texts, parted }
}

/**
 * Returns the names that have to be shown otherwise than with their middle left out, so that no two that differ look
 * alike from any distance, by the ids of their nodes; nodes whose names are like no other's are not in the answer.
 */
export function neverAlike(nodes: readonly Named[]): ReadonlyMap<string, Shown> {
  const shown = new Map<string, Shown>()
  const nodeOf = new Map(nodes.map((node) => [node.id, node]))
  for (const tier of TIERS) {
    const fitted = nodes.map(({ id, name, kind, badges, isWhole }) => ({
      id,
      name,
      room: roomOf(kind, badgesBeside(name, kind, badges, tier, isWhole), tier, isWhole),
    }))
    const { texts, parted } = fitApart(fitted)
    for (const id of parted) {
      const node = nodeOf.get(id)
      const before = shown.get(id) ?? (node && ownNames(node))
      if (before) shown.set(id, { ...before, [tier]: texts.get(id) ?? '' })
    }
  }
  return shown
}
