/** What a search for fixes proposes, and what it asks again and again. */
import type { Design, Goal, Scenario } from '../model/design'
import type { DesignChange } from '../model/design-change'
import type { GroupRun, Simulation } from './simulation'
import { sayRecords, sayTime } from './tell'

/** A change that may be made, or the reason why there is none. */
export interface Proposal {
  /** The node, as `consumerGroup:billing`. */
  readonly at: string
  /** What to change, as `12 → 17 members`; or that nothing helps. */
  readonly title: string
  /** What comes of it. */
  readonly effect: string
  /** Empty where nothing of the kind helps. */
  readonly changes: readonly DesignChange[]
  readonly reachesGoal: boolean
}

/** What the search asks again and again. */
export interface Search {
  readonly design: Design
  readonly scenario: Scenario
  readonly goal: Goal
  readonly run: (...changes: readonly DesignChange[]) => Simulation
}

/** Whether a group keeps a goal. */
export function holds(run: GroupRun | undefined, { waitSeconds, lagRecords }: Goal): boolean {
  if (!run) return true
  if (waitSeconds !== undefined && run.longestWaitSeconds > waitSeconds) return false
  return lagRecords === undefined || run.peak.records <= lagRecords
}

/** What a run comes to, in words. */
export const reached = (run: GroupRun | undefined): string =>
  run
    ? `no record waits over ${sayTime(run.longestWaitSeconds)}, at most ${sayRecords(run.peak.records)} behind`
    : ''

/** The least whole number for which something holds, of those from low to high; undefined where it does not for high. */
export function least(low: number, high: number, isEnough: (value: number) => boolean): number | undefined {
  if (high < low || !isEnough(high)) return undefined
  let [from, to] = [low, high]
  while (from < to) {
    const middle = (from + to) >> 1
    if (isEnough(middle)) to = middle
    else from = middle + 1
  }
  return to
}

/** Two runs that differ by no more than this share are taken to be alike. */
const NEAR = 0.01

/** Whether what topics need makes no difference to a group. */
export function isAlike(one: GroupRun, other: GroupRun): boolean {
  const near = (first: number, second: number) =>
    Math.abs(first - second) <= NEAR * Math.max(1, first, second)
  return (
    near(one.longestWaitSeconds, other.longestWaitSeconds) &&
    near(one.peak.records, other.peak.records) &&
    near(one.balance.lost, other.balance.lost)
  )
}
