import type { Design, Position, ScenarioEvent } from './design'
import { KINDS, type NodeKind, type NodeOfKind } from './kinds/index'
import type { Reference, Renaming } from './kinds/kind'
import { withLocked } from './locks'
import { marksOf, parseMarkId } from './marks'

/** One table of the document that is kept by node ids, as `topic:orders`. */
export interface IdReference {
  readonly field: string
  readonly ids: (design: Design) => readonly string[]
  /** The design with every id replaced and every lost one taken out; the very same design where none is. */
  readonly rename: (design: Design, renaming: Renaming) => Design
}

const NONE: readonly never[] = []

const positions: IdReference = {
  field: 'layout.positions',
  ids: (design) => Object.keys(design.layout?.positions ?? {}),
  rename(design, renaming) {
    const before = design.layout?.positions
    if (before === undefined) return design
    const after: Record<string, Position> = {}
    let isChanged = false
    for (const id in before) {
      const [renamed, position] = [renaming(id), before[id]]
      if (renamed !== id) isChanged = true
      if (renamed !== undefined && position) after[renamed] = position
    }
    return isChanged ? { ...design, layout: { ...design.layout, positions: after } } : design
  },
}

const locked: IdReference = {
  field: 'layout.locked',
  ids: (design) => (design.layout?.locked ?? NONE).filter((id) => parseMarkId(id) === null),
  rename(design, renaming) {
    const before = design.layout?.locked
    if (before === undefined) return design
    const after = before.flatMap((id) => (parseMarkId(id) ? id : (renaming(id) ?? [])))
    const isSame = after.length === before.length && after.every((id, at) => id === before[at])
    return isSame ? design : withLocked(design, after)
  },
}

const folded: IdReference = {
  field: 'layout.areas',
  ids: (design) =>
    Object.values(marksOf(design, 'area')).flatMap(({ holds }) =>
      (holds ?? NONE).filter((id) => parseMarkId(id) === null),
    ),
  rename(design, renaming) {
    const areas = design.layout?.areas
    if (areas === undefined) return design
    let isChanged = false
    const after = Object.entries(areas).map(([key, area]) => {
      const holds = area.holds?.flatMap((id) => (parseMarkId(id) ? id : (renaming(id) ?? [])))
      if (!holds || !area.holds) return [key, area] as const
      if (holds.length === area.holds.length && holds.every((id, at) => id === area.holds?.[at]))
        return [key, area] as const
      isChanged = true
      return [key, { ...area, holds }] as const
    })
    return isChanged ? { ...design, layout: { ...design.layout, areas: Object.fromEntries(after) } } : design
  },
}

const suppressions: IdReference = {
  field: 'suppressions',
  ids: (design) => (design.suppressions ?? NONE).map((acceptance) => acceptance.at),
  rename(design, renaming) {
    const { suppressions: before, ...rest } = design
    if (before === undefined) return design
    if (before.every(({ at }) => renaming(at) === at)) return design
    const after = before.flatMap((acceptance) => {
      const at = renaming(acceptance.at)
      if (at === undefined) return []
      return [at === acceptance.at ? acceptance : { ...acceptance, at }]
    })
    return after.length === 0 ? rest : { ...design, suppressions: after }
  },
}

/** The fields of an event that name a node, with the kind of it. */
const NAMED = {
  producer: 'producer',
  topic: 'topic',
  group: 'consumerGroup',
  application: 'streamsApp',
  connector: 'connector',
} as const
const NAMING = Object.keys(NAMED) as (keyof typeof NAMED)[]

/** What happens to a node follows its name, and is over with it. */
const scenarios: IdReference = {
  field: 'scenarios',
  ids: (design) =>
    (design.scenarios ?? NONE).flatMap(({ events }) =>
      events.flatMap((event) =>
        NAMING.flatMap((field) => (event[field] === undefined ? [] : [`${NAMED[field]}:${event[field]}`])),
      ),
    ),
  rename(design, renaming) {
    const before = design.scenarios
    if (before === undefined) return design
    const after = before.map((scenario) => {
      const events = scenario.events.flatMap((event) => renamedEvent(event, renaming) ?? [])
      const isSame =
        events.length === scenario.events.length && events.every((event, at) => event === scenario.events[at])
      return isSame ? scenario : { ...scenario, events }
    })
    return after.every((scenario, at) => scenario === before[at]) ? design : { ...design, scenarios: after }
  },
}

function renamedEvent(event: ScenarioEvent, renaming: Renaming): ScenarioEvent | undefined {
  let renamed = event
  for (const field of NAMING) {
    const name = event[field]
    if (name === undefined) continue
    const id = `${NAMED[field]}:${name}`
    const other = renaming(id)
    if (other === undefined) return undefined
    if (other !== id) renamed = { ...renamed, [field]: other.slice(other.indexOf(':') + 1) }
  }
  return renamed
}

const referencesByKind = Object.fromEntries(
  (Object.keys(KINDS) as NodeKind[]).map((kind) => [kind, [...KINDS[kind].ports, ...KINDS[kind].references]]),
) as unknown as { readonly [Kind in NodeKind]: readonly Reference<NodeOfKind<Kind>>[] }

/** Every field by which a kind of node names topics: those of its ports, and those that are no edge. */
export const referencesOf = <Kind extends NodeKind>(kind: Kind): readonly Reference<NodeOfKind<Kind>>[] =>
  referencesByKind[kind]

/** The tables kept by node ids; `cluster`, at which a finding may be accepted, is none and stays. */
export const ID_REFERENCES: readonly IdReference[] = [positions, locked, folded, suppressions, scenarios]
