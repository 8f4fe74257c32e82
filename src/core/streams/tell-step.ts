import { err, ok, type Result } from '../shared/result'
import { readDuration } from './chain-words'
import {
  type Branch,
  type Chain,
  type JoinWindow,
  type Step,
  stepOf,
  type Window,
  type WrittenStep,
} from './processing'
import { readJoinWindowText, readWindowText } from './read-windows'
import { type Need, type NeedField, type StepAt, stepNeeds, type Told, windowBefore } from './step-needs'

/** Reads what is typed of a window or of what a buffer waits for; refuses in a sentence what is none. */
export function readTold(field: 'window' | 'within' | 'until', text: string): Result<Told> {
  const typed = text.trim()
  if (typed === '')
    return field === 'within' ? err('A join of two streams needs a window, as 5 min.') : ok(undefined)
  if (field === 'window') return readWindowText(typed)
  if (field === 'within') return readJoinWindowText(typed)
  if (/^(?:until)?\s*window\s*closes?$/i.test(typed)) return ok('windowCloses')
  const words = typed.split(/\s+/)
  const read = readDuration(words[0], words[1])
  return read && read.words === words.length
    ? ok(read.ms)
    : err('Type windowCloses, or a time limit as 1 min.')
}

/** Returns the program with something told of a step; what was assumed of it no longer is. */
export function withTold(
  chains: readonly Chain[],
  at: StepAt,
  { field, branch }: Pick<Need, 'field' | 'branch'>,
  told: Told,
): readonly Chain[] {
  const chain = chains[at.chain]
  if (!chain) return chains
  if (at.step === 0)
    return field === 'keys'
      ? chains.with(at.chain, cleaned({ ...chain, store: cleaned({ ...chain.store, keys: told }) } as Chain))
      : chains
  if (field === 'window') return withWindow(chains, at, told as Window | undefined)
  const found = field === 'graceMs' ? windowBefore(chains, at.chain, at.step - 1) : undefined
  const step = stepAt(chains, at)
  if (step && !/[jJ]oin$/.test(step.op) && found)
    return changed(chains, found, (before) => ({
      ...before,
      window: cleaned({ ...found.window, graceMs: told }),
    }))
  return changed(chains, at, (before) => toldOf(before, field, branch, told))
}

/** Returns the program with nothing assumed of a step any more: what stands there is so. */
export const confirmed = (chains: readonly Chain[], at: StepAt): readonly Chain[] =>
  changed(chains, at, ({ assumed: _, ...step }) => step)

/** Returns the program with nothing assumed of any step. */
export const allConfirmed = (chains: readonly Chain[]): readonly Chain[] =>
  chains.reduce<readonly Chain[]>(
    (all, { steps = [] }, chain) =>
      steps.reduce<readonly Chain[]>((one, _, at) => confirmed(one, { chain, step: at + 1 }), all),
    chains,
  )

type AnyStep = Readonly<Record<string, unknown>>

function toldOf(step: AnyStep, field: NeedField, branch: string | undefined, told: Told): AnyStep {
  const { assumed: _, ...plain } = step
  switch (field) {
    case 'within':
      return { ...plain, window: cleaned({ ...(told as JoinWindow), graceMs: graceOf(step) }) }
    case 'graceMs':
      return { ...step, window: cleaned({ ...(step['window'] as object), graceMs: told }) }
    case 'until': {
      const { until: _1, timeLimitMs: _2, ...rest } = plain
      if (told === 'windowCloses') return { ...rest, until: told }
      return told === undefined ? rest : { ...rest, until: 'timeLimit', timeLimitMs: told }
    }
    case 'keys':
      return cleaned({ ...step, store: cleaned({ ...(step['store'] as object), keys: told }) })
    case 'share': {
      const share = (one: Branch): Branch =>
        one.id === branch ? (cleaned({ ...one, share: told }) as Branch) : one
      const fallen = step['defaultBranch'] as Branch | undefined
      return cleaned({
        ...step,
        branches: (step['branches'] as Branch[]).map(share),
        defaultBranch: fallen && share(fallen),
      })
    }
    default:
      return cleaned({ ...step, [field]: told })
  }
}

const graceOf = (step: AnyStep): unknown => (step['window'] as { graceMs?: number } | undefined)?.graceMs

/** Without what is undefined, and undefined where nothing is left in a part of it. */
function cleaned<Of extends object>(object: Of): Of {
  return Object.fromEntries(
    Object.entries(object).filter(
      ([, value]) =>
        value !== undefined &&
        !(typeof value === 'object' && value !== null && Object.keys(value).length === 0),
    ),
  ) as Of
}

function withWindow(chains: readonly Chain[], at: StepAt, window: Window | undefined): readonly Chain[] {
  const bare = confirmed(chains, at)
  const found = windowBefore(bare, at.chain, at.step - 1)
  if (!found) return window ? put(bare, at, 0, [{ op: 'windowedBy', window }]) : bare
  if (!window) return put(bare, found, 1, [])
  const { graceMs, emit } = found.window
  return changed(bare, found, (step) => ({ ...step, window: cleaned({ emit, ...window, graceMs }) }))
}

function put(
  chains: readonly Chain[],
  { chain, step }: StepAt,
  removed: number,
  added: readonly WrittenStep[],
) {
  const one = chains[chain]
  if (!one) return chains
  return chains.with(chain, { ...one, steps: (one.steps ?? []).toSpliced(step - 1, removed, ...added) })
}

const stepAt = (chains: readonly Chain[], { chain, step }: StepAt): Step | undefined => {
  const written = chains[chain]?.steps?.[step - 1]
  return written === undefined ? undefined : stepOf(written)
}

function changed(chains: readonly Chain[], at: StepAt, change: (step: AnyStep) => AnyStep): readonly Chain[] {
  const step = stepAt(chains, at)
  if (!step) return chains
  const after = change(step as unknown as AnyStep)
  return put(chains, at, 1, [(Object.keys(after).length === 1 ? after['op'] : after) as WrittenStep])
}

/** Returns a program that was read from a description with what that never tells marked as assumed: windows. */
export function withAssumedWindows(chains: readonly Chain[]): readonly Chain[] {
  return stepNeeds(chains).reduce<readonly Chain[]>(
    (all, { chain, step, needs }) =>
      needs.some(({ field }) => field === 'window' || field === 'within')
        ? changed(all, { chain, step }, (before) => ({ ...before, assumed: true }))
        : all,
    chains,
  )
}
