import { formatCountOf, formatDuration, formatSignificant } from '../shared/format'
import type { StoryLine } from './simulation'
import type { GroupState, World } from './state'

/** Adds a sentence to the story, and a point to every curve. */
export function tell(
  world: World,
  atSeconds: number,
  about: string,
  sentence: string,
  tone: StoryLine['tone'] = 'plain',
): void {
  world.isMarked = true
  if (world.story.length < MOST_LINES) world.story.push({ atSeconds, about, sentence, tone })
}

/** Adds a sentence about a group, unless it is in the middle of what is told as a whole. */
export function tellOf(
  world: World,
  group: GroupState,
  at: number,
  sentence: string,
  tone: StoryLine['tone'] = 'plain',
): void {
  if (group.isDeploying) world.isMarked = true
  else tell(world, at, aboutGroup(group), sentence, tone)
}

/** More than anybody reads. */
const MOST_LINES = 400

export const aboutGroup = ({ view }: { readonly view: { readonly id: string } }): string => view.id
export const aboutTopic = ({ name }: { readonly name: string }): string => `topic:${name}`

/** A time as a story says it: `12 s`, `5 min 40 s`, `2 h 5 min`. */
export function sayTime(seconds: number): string {
  if (seconds < 60) return `${formatSignificant(Math.round(seconds * 10) / 10)} s`
  const whole = Math.round(seconds)
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60]
  if (hours >= 24) return formatDuration(seconds * 1000)
  if (hours > 0) return minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`
  return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`
}

/** A number of records in words: `1 record`, `37.6 k records`. */
export function sayRecords(records: number): string {
  const rounded = Math.round(records)
  if (rounded < 1000) return formatCountOf(rounded, 'record')
  const [divisor, unit] = rounded < 1e6 ? [1e3, 'k'] : rounded < 1e9 ? [1e6, 'M'] : [1e9, 'G']
  return `${formatSignificant(rounded / divisor)} ${unit} records`
}

export const sayPartitions = (count: number): string => formatCountOf(count, 'partition')
