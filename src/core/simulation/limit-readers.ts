/** Holds those who read to their quotas: every broker gives them so many bytes a second, shared fairly by all their partitions. */
import { fairShare } from './fair-share'
import { limitsOf, type ReadQuota } from './limits'
import { serveAll } from './serve'
import type { GroupState, World } from './state'
import { sayThrottling } from './throttling'

/** Groups that are held back at one broker turn to others; so many rounds settle that within a hundredth. */
const ROUNDS = 3
const SLACK = 1.001

/** Gives all groups under a quota what they may read; does nothing where nobody reads at another rate than before. */
export function limitReaders(world: World, at: number): void {
  const limits = limitsOf(world)
  if (!limits || limits.reads.length === 0 || !world.isReadingChanged) return
  if (at > 0 && at - limits.readersAt < world.limitGap) return
  limits.readersAt = at
  for (const quota of limits.reads) limit(world, quota, at)
}

function limit(world: World, quota: ReadQuota, at: number): void {
  const { groups, bytes } = quota
  const size = world.brokers.length + 1
  for (const group of groups) {
    if (group.quotaCaps === null) continue
    group.quotaCaps = null
    serveAll(world, group, at)
  }
  let isThrottling = false
  for (let round = 0; round < ROUNDS; round += 1) {
    const asked = askedOf(groups, size)
    let isChanged = false
    for (const [broker, asks] of asked.entries()) {
      if (asks.reduce((all, one) => all + one, 0) <= bytes * SLACK) continue
      const cap = fairShare(asks, bytes)
      for (const group of groups) {
        group.quotaCaps ??= new Float64Array(size).fill(Number.POSITIVE_INFINITY)
        // Where every member reads everything, one stands for each of them.
        group.quotaCaps[broker] = Math.min(group.quotaCaps[broker] ?? cap, cap / copiesOf(group))
      }
      isChanged = true
      isThrottling = true
    }
    if (!isChanged) break
    for (const group of groups) serveAll(world, group, at)
  }
  sayThrottling(world, quota, isThrottling, at)
}

/** Bytes a second that each partition is read at, by the broker that leads it. */
function askedOf(groups: readonly GroupState[], size: number): readonly number[][] {
  const asked = Array.from({ length: size }, (): number[] => [])
  for (const group of groups)
    for (const { topic, from } of group.reads)
      for (let partition = 0; partition < topic.partitions; partition += 1) {
        const bytes = (group.outRate[from + partition] ?? 0) * topic.storedBytes * copiesOf(group)
        if (bytes > 0) asked[topic.leader[partition] ?? -1]?.push(bytes)
      }
  return asked
}

const copiesOf = ({ view: { group } }: GroupState): number =>
  group.reads === 'everything' ? (group.members ?? 1) : 1
