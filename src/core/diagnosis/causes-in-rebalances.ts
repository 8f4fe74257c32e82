/** Whether a group is rebalancing for a moment, or without end. */
import { NOT_RECONCILED, OF_BROKERS } from './advice'
import { BEHIND, cause, type Finder, isRebalancing, listed } from './evidence'
import type { GroupObservation } from './observations'

const stateOf = ({ state }: GroupObservation): string => state ?? 'rebalancing'

/** Brokers assign no task while the topics of a Streams group are not as its topology needs them. @see StreamsGroupState.NOT_READY */
export const notReady: Finder = ({ name, last }) =>
  last.state?.replaceAll(' ', '').toLowerCase() === 'notready'
    ? cause(
        'topology-not-ready',
        `${name} is NotReady: a topic that its topology needs is missing, or has another number of partitions than it must, and brokers assign no tasks until that is put right.`,
      )
    : undefined

/** Whether brokers assign what a group reads: only of such groups epochs are listed (KIP-848, KIP-1071). */
const isByBrokers = ({ epoch, members }: GroupObservation): boolean =>
  epoch !== null || [...members.values()].some(({ targetEpoch }) => targetEpoch !== null)

export const rebalancing: Finder = ({ name, first, last, hasTwo, rebalances, partitions }) => {
  const late = hasTwo
    ? [...last.members.values()].filter(
        ({ id, currentEpoch, targetEpoch }) =>
          currentEpoch !== targetEpoch &&
          first.members.get(id)?.currentEpoch === currentEpoch &&
          currentEpoch !== null &&
          targetEpoch !== null,
      )
    : []
  const isInBoth = rebalances > 1 && isRebalancing(first) && isRebalancing(last)
  // Members that were replaced in between, as a deployment does, are no trouble to a group that keeps up.
  const hasTrouble = partitions.length === 0 || partitions.some(({ state }) => BEHIND.has(state))
  const grew =
    hasTwo && hasTrouble && first.epoch !== null && last.epoch !== null && last.epoch - first.epoch >= 2
  const joined = hasTwo ? [...last.members.keys()].filter((id) => !first.members.has(id)).length : 0
  const isSwapped = hasTrouble && joined > 1 && joined >= last.members.size && first.members.size > 1
  if (!isInBoth && !grew && !isSwapped && late.length === 0)
    return isRebalancing(last)
      ? cause(
          'rebalancing',
          `${name} is rebalancing at this moment${last.state === null ? '' : ` (${last.state})`}: one snapshot of that is normal life.`,
        )
      : undefined
  const seen = grew
    ? `its epoch went from ${first.epoch} to ${last.epoch}`
    : isSwapped
      ? 'every member has joined anew since the first listing'
      : late.length > 0
        ? `${listed(late.map(({ id }) => id))} ${late.length === 1 ? 'stays' : 'stay'} at the epoch ${late[0]?.currentEpoch} and ${late.length === 1 ? 'does' : 'do'} not reach ${late[0]?.targetEpoch}, so that nobody else gets what ${late.length === 1 ? 'it has' : 'they have'} to give up`
        : stateOf(first) === stateOf(last)
          ? `it is ${stateOf(last)} in both listings`
          : `it is ${stateOf(first)} in the first listing and ${stateOf(last)} in the last`
  return cause(
    'rebalancing-without-end',
    `${name} rebalances without end: ${seen}. ${late.length > 0 && !grew && !isSwapped ? 'A member that does not poll, or hangs in its rebalance listener, does that.' : 'Work over max.poll.interval.ms, or members that crash and return, do that.'}`,
    late.map(({ id }) => id),
    late.length > 0 && !grew && !isSwapped
      ? NOT_RECONCILED
      : isByBrokers(first) || isByBrokers(last)
        ? OF_BROKERS
        : undefined,
  )
}
