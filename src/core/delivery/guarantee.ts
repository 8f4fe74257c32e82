/**
 * What a path guarantees, as two facts and a third: may a record be lost, may it come twice, may it come out of
 * order. Each holds, or has a weakest link that says where and why it does not.
 */
import type { NodeId } from '../model/node-id'
import type { SettingOrigin } from '../settings/settings'

export const FLAWS = ['lose', 'repeat', 'reorder'] as const

export type Flaw = (typeof FLAWS)[number]

/** What can be weak in a hop; each is fixed in its own way. */
export type WeaknessKind =
  | 'acks-none'
  | 'acks-leader'
  | 'retries-none'
  | 'retries-few'
  | 'not-idempotent'
  | 'producer-restart'
  | 'in-flight'
  | 'one-replica'
  | 'one-in-sync'
  | 'unclean-election'
  | 'no-key'
  | 'timer-commit'
  | 'commit-after-work'
  | 'no-offsets'
  | 'reads-uncommitted'
  | 'offsets-apart'
  | 'transaction-missing'
  | 'transaction-empty'
  | 'share-group'
  | 'share-limit'
  | 'retry-topics'
  | 'source-offsets'
  | 'sink-offsets'
  | 'errors-dropped'

/**
 * One weakness of a path; `reasons.ts` has its words. The same object for as long as what it follows from is the
 * same.
 */
export interface Weakness {
  readonly kind: WeaknessKind
  /** The node whose settings make it so. */
  readonly at: NodeId
  readonly name: string
  /** How readily it happens: 4 at the first error, 3 when one broker or one application fails, 2 in a restart, 1 seldom. */
  readonly rank: number
  /** The number that its reason names: milliseconds of retries, or of the commit interval, or how often a record is delivered. */
  readonly detail?: number
  /** Whether somebody wrote what it follows from, or it is a default. */
  readonly origin: SettingOrigin
}

/** Returns a weakness; most have no number, and there are thousands. */
export const weakness = (
  kind: WeaknessKind,
  at: NodeId,
  name: string,
  rank: number,
  origin: SettingOrigin,
  detail: number | undefined,
): Weakness =>
  detail === undefined ? { kind, at, name, rank, origin } : { kind, at, name, rank, detail, origin }

/** What one hop adds to the records that pass it; undefined where it adds nothing. */
export interface Hop {
  readonly lose?: Weakness | undefined
  readonly repeat?: Weakness | undefined
  readonly reorder?: Weakness | undefined
  /** Whether the records are written in transactions. */
  readonly transactional?: boolean
}

/** What holds of records up to some point of the drawing, over all hops before it. */
export interface Guarantee {
  readonly lose: Weakness | null
  readonly repeat: Weakness | null
  readonly reorder: Weakness | null
  /** Whether any of them is written in a transaction, and so may be of an aborted one. */
  readonly transactional: boolean
  /** All that weakens each fact, the weakest link first and a few at most: those that fixing it leaves. */
  readonly causes: Causes
}

export type Causes = Readonly<Record<Flaw, readonly Weakness[]>>

/** Nobody reads on beyond so many. */
const MOST_CAUSES = 8

const NONE: readonly Weakness[] = []

const NO_CAUSES: Causes = { lose: NONE, repeat: NONE, reorder: NONE }

export const SOUND: Guarantee = {
  lose: null,
  repeat: null,
  reorder: null,
  transactional: false,
  causes: NO_CAUSES,
}

const isSame = (one: Weakness, other: Weakness): boolean =>
  one === other || (one.kind === other.kind && one.at === other.at && one.detail === other.detail)

/** The causes with one more, behind those that are as weak; the very same list where it is not new, or stronger than many. */
function withOne(known: readonly Weakness[], other: Weakness): readonly Weakness[] {
  for (const one of known) if (isSame(one, other)) return known
  let at = known.length
  while (at > 0 && (known[at - 1] as Weakness).rank < other.rank) at -= 1
  if (at >= MOST_CAUSES) return known
  if (at === known.length) return at === 0 ? [other] : known.concat(other)
  return known.toSpliced(at, 0, other).slice(0, MOST_CAUSES)
}

/** The causes of both, the weakest first; the very same list where there is nothing new. Asked of every hop, so it makes nothing else. */
function together(known: readonly Weakness[], of: Hop | Guarantee, flaw: Flaw): readonly Weakness[] {
  if (!('causes' in of)) {
    const weakness = of[flaw]
    return weakness ? withOne(known, weakness) : known
  }
  let all = known
  for (const weakness of of.causes[flaw]) all = withOne(all, weakness)
  return all
}

function causesTogether(before: Causes, of: Hop | Guarantee): Causes {
  const lose = together(before.lose, of, 'lose')
  const repeat = together(before.repeat, of, 'repeat')
  const reorder = together(before.reorder, of, 'reorder')
  return lose === before.lose && repeat === before.repeat && reorder === before.reorder
    ? before
    : { lose, repeat, reorder }
}

const sameCauses = (one: Causes, other: Causes): boolean =>
  one === other ||
  FLAWS.every(
    (flaw) =>
      one[flaw] === other[flaw] ||
      (one[flaw].length === other[flaw].length &&
        one[flaw].every((weakness, at) => weakness === other[flaw][at])),
  )

/** The weaker of two: the one of before where they are as weak. */
const weaker = (one: Weakness | null, other: Weakness | null | undefined): Weakness | null =>
  other && (one === null || other.rank > one.rank) ? other : one

/** Returns what holds after one more hop; the very same guarantee where the hop changes nothing. */
export const pass = (before: Guarantee, hop: Hop): Guarantee =>
  add(before, hop, hop.transactional ?? before.transactional)

/** Returns what holds where two ways come together: the weaker of each. */
export const join = (one: Guarantee, other: Hop | Guarantee): Guarantee =>
  add(one, other, one.transactional || other.transactional === true)

function add(before: Guarantee, hop: Hop | Guarantee, transactional: boolean): Guarantee {
  const lose = weaker(before.lose, hop.lose)
  const repeat = weaker(before.repeat, hop.repeat)
  const reorder = weaker(before.reorder, hop.reorder)
  const causes = causesTogether(before.causes, hop)
  return before.causes === causes &&
    before.lose === lose &&
    before.repeat === repeat &&
    before.reorder === reorder &&
    before.transactional === transactional
    ? before
    : { lose, repeat, reorder, transactional, causes }
}

/** Returns the first of two guarantees where they are the same, so that what is made of it is kept. */
export const sameGuarantee = (known: Guarantee, now: Guarantee): Guarantee =>
  known.lose === now.lose &&
  known.repeat === now.repeat &&
  known.reorder === now.reorder &&
  known.transactional === now.transactional &&
  sameCauses(known.causes, now.causes)
    ? known
    : now
