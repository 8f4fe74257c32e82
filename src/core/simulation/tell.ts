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

/** What befell members of a group at one moment, by the line that tells it. */
const toldOfMembers = new WeakMap<
  StoryLine,
  { readonly what: string; readonly members: ReadonlySet<string> }
>()

/** How what befell one member is told, or several at one moment. */
interface OfMembers {
  /** The same of all that are told in one line. */
  readonly what: string
  readonly tone: StoryLine['tone']
  readonly one: string
  /** After `12 members of billing`. */
  readonly several: string
}

/** Adds a sentence about a member of a group; what befalls several at one moment is one sentence. */
export function tellOfMember(
  world: World,
  group: GroupState,
  at: number,
  member: string,
  { what, tone, one, several }: OfMembers,
): void {
  const about = aboutGroup(group)
  let index = world.story.length - 1
  while (index >= 0 && world.story[index]?.atSeconds === at) {
    const line = world.story[index]
    const known = line && toldOfMembers.get(line)
    if (line?.about === about && known?.what === what) {
      const members = new Set([...known.members, member])
      const who = formatCountOf(members.size, 'member')
      const all = members.size === 1 ? line : { ...line, sentence: `${who} of ${group.name} ${several}` }
      toldOfMembers.set(all, { what, members })
      world.story[index] = all
      world.isMarked = true
      return
    }
    index -= 1
  }
  const lines = world.story.length
  tell(world, at, about, one, tone)
  const line = world.story[lines]
  if (line) toldOfMembers.set(line, { what, members: new Set([member]) })
}

/** More than anybody reads. */
const MOST_LINES = 400

export const aboutGroup = ({ view }: { readonly view: { readonly id: string } }): string => view.id
export const aboutBroker = ({ id }: { readonly id: number }): string => `broker:${id}`
export const aboutTopic = ({ name }: { readonly name: string }): string => `topic:${name}`

const MOST_NODES = 3

/** Nodes by their names: `web`, `web and shop`, `web, shop, app and 2 more`. */
export function sayNodes(ids: readonly string[]): string {
  const names = ids.slice(0, MOST_NODES).map((id) => id.slice(id.indexOf(':') + 1))
  const more = ids.length > MOST_NODES ? [`${ids.length - MOST_NODES} more`] : []
  const all = [...names, ...more]
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`
}

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
