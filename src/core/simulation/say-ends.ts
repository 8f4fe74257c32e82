/** How a run has ended: when lags were largest and when they were gone, and what is refused still. */
import type { GroupSeries, Samples } from './samples'
import type { GroupState, World } from './state'
import { aboutGroup, aboutTopic, sayRecords, sayTime, tell } from './tell'

/** Where the lag was largest, and when it was gone: the last sentences of a group's story. */
export function sayEnds(world: World, samples: Samples): void {
  for (const [group, series] of samples.groups) {
    const peak = peakOf(series, samples.seconds)
    const clearAt = clearOf(group, peak.atSeconds)
    if (peak.records < Math.max(1, (series.read[0] ?? 0) * WORTH_TELLING_SECONDS)) continue
    const about = aboutGroup(group)
    tell(world, peak.atSeconds, about, `The lag of ${group.name} is largest: ${sayRecords(peak.records)}`)
    if (clearAt === null)
      tell(
        world,
        world.length,
        about,
        `${group.name} is still ${sayRecords(series.lag.at(-1) ?? 0)} behind at the end`,
        'bad',
      )
    else
      tell(
        world,
        clearAt,
        about,
        `The lag of ${group.name} is cleared, ${sayCleared(series, samples.seconds, peak, clearAt)}`,
        'good',
      )
  }
}

/** Where writes are still refused at the end. */
export function sayRefused(world: World): void {
  for (const topic of world.topics.values()) {
    const isRefusing = (topic.changes.at(-1)?.refusing ?? 0) > 0 && topic.strict > 0
    if (isRefusing)
      tell(
        world,
        world.length,
        aboutTopic(topic),
        `${topic.name} still refuses writes at the end: ${sayRecords(topic.turnedAway)} turned away`,
        'bad',
      )
  }
}

const WORTH_TELLING_SECONDS = 1

export function peakOf(
  { lag }: GroupSeries,
  seconds: readonly number[],
): { atSeconds: number; records: number } {
  let best = 0
  for (let at = 1; at < lag.length; at += 1) if ((lag[at] ?? 0) > (lag[best] ?? 0)) best = at
  return { atSeconds: seconds[best] ?? 0, records: lag[best] ?? 0 }
}

/** A lag of this share of its peak has not begun to fall. */
const AT_PEAK = 0.99

/** How long after its peak a lag is cleared; where it stayed there for long, since when it falls. */
function sayCleared(
  { lag }: GroupSeries,
  seconds: readonly number[],
  peak: ReturnType<typeof peakOf>,
  clearAt: number,
): string {
  const last = lag.findLastIndex(
    (records, at) => (seconds[at] ?? 0) < clearAt && records >= peak.records * AT_PEAK,
  )
  const fallsFrom = Math.max(peak.atSeconds, seconds[last] ?? 0)
  const hasStayed = fallsFrom - peak.atSeconds > (clearAt - peak.atSeconds) / 4
  return hasStayed
    ? `${sayTime(clearAt - fallsFrom)} after it began to fall`
    : `${sayTime(clearAt - peak.atSeconds)} after its peak`
}

/** When the lag was gone that was largest at a moment; null where it never was, or there was none. */
export const clearOf = ({ episodes }: GroupState, peakAt: number): number | null =>
  episodes.find(({ from, to }) => from <= peakAt && to > peakAt)?.to ?? null
