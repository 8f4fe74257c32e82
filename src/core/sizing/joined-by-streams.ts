import { buildTopology } from '../expand/kinds/derives-of-streams'
import type { StreamsApp, Topic } from '../model/design'
import { cachedPer } from '../shared/cached-per'

type Groups = readonly (readonly string[])[]

const NONE: Groups = []

const isJoin = (op: string): boolean => op === 'join' || op === 'leftJoin' || op === 'outerJoin'

/** The topics that an application joins with each other, repartition topics left out. */
const joinedBy = cachedPer((app: StreamsApp): Groups => {
  const hasJoin = app.processing?.some(({ steps = [] }) =>
    steps.some((step) => isJoin(typeof step === 'string' ? step : step.op) || stepMerges(step)),
  )
  if (!hasJoin) return NONE
  const built = buildTopology(app)
  if (!built.ok) return NONE
  const internal = built.topology.internalTopics
  return built.topology
    .joinedGroups(app.applicationId ?? app.name)
    .map((group) => [...group])
    .filter((group) => group.length > 1 && !group.every((topic) => internal.has(topic)))
})

const stepMerges = (step: unknown): boolean =>
  typeof step === 'object' && step !== null && 'op' in step && step.op === 'cogroup'

/**
 * Returns the sets of topics that Streams applications join and that need one number of partitions, of which at least
 * one gets it from Surveyor.
 */
export function joinedByStreams(apps: readonly StreamsApp[], topics: readonly Topic[]): Groups {
  const groups = apps.flatMap(joinedBy)
  if (groups.length === 0) return NONE
  const auto = new Set(
    topics.flatMap(({ name, partitions = 'auto' }) => (partitions === 'auto' ? [name] : [])),
  )
  return groups.filter((group) => group.some((topic) => auto.has(topic)))
}
