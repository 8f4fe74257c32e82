/** Why a group is not well, as an expert reads it off its listings. */
import { deadMember, deadOwner, idle, noMembers, stuckMember, unevenMembers } from './causes-in-members'
import {
  neverCommitted,
  noLeader,
  offsetBeyondEnd,
  readTooLate,
  retention,
  rewinding,
  withoutOwner,
} from './causes-in-offsets'
import { hotPartition, slowMember, tooLittle, unevenAssignment } from './causes-in-rates'
import { notReady, rebalancing } from './causes-in-rebalances'
import type { Cause, CauseKind } from './diagnosis'
import type { Evidence, Finder } from './evidence'

/** Those that explain others stand before them. */
const FINDERS: readonly Finder[] = [
  rewinding,
  offsetBeyondEnd,
  noLeader,
  noMembers,
  deadMember,
  deadOwner,
  notReady,
  rebalancing,
  withoutOwner,
  stuckMember,
  neverCommitted,
  readTooLate,
  retention,
  unevenAssignment,
  unevenMembers,
  hotPartition,
  slowMember,
  tooLittle,
  idle,
]

/** What needs none of the second once there is one of the first: each explains the same lag. */
const EXPLAINED: Readonly<Partial<Record<CauseKind, readonly CauseKind[]>>> = {
  rewinding: ['skew', 'slow-member', 'too-few-members', 'slow-processing'],
  'topology-not-ready': ['partition-without-owner', 'idle-members', 'slow-processing', 'too-few-members'],
  'offset-beyond-end': ['skew', 'slow-member', 'too-few-members', 'slow-processing'],
  'rebalancing-without-end': ['too-few-members', 'slow-processing', 'slow-member', 'idle-members'],
  rebalancing: ['too-few-members', 'slow-processing', 'slow-member', 'idle-members'],
  skew: ['slow-member'],
}

/** What explains a group's state, worst first; each kind once. */
export function findCauses(evidence: Evidence): readonly Cause[] {
  const found: Cause[] = []
  for (const find of FINDERS) {
    const one = find(evidence)
    if (!one || found.some(({ kind }) => kind === one.kind || EXPLAINED[kind]?.includes(one.kind))) continue
    found.push(one)
  }
  return found
}
