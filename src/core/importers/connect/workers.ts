import type { ConnectCluster } from '../../model/design'
import type { FactBook } from '../facts/fact-book'
import { hasExpression, sayExpression } from '../reading/expression'
import type { Place } from '../source'
import { plainSettings, Settings } from './connector-settings'

/** What says where the workers are, not how they work. */
const OF_ONE_WORKER = /^(?:bootstrap\.servers|plugin\.path|listeners|rest\.|client\.id|offset\.storage\.file)/

interface WorkersSource {
  readonly name: string | undefined
  readonly place: Place
  readonly settings: readonly (readonly [key: string, value: unknown, place: Place])[]
  readonly workers?: number | undefined
}

/** Returns whether settings are those of Connect's distributed workers. @see DistributedConfig */
export const areOfWorkers = (keys: readonly string[]): boolean =>
  keys.some((key) => /^(?:config|offset|status)\.storage\.topic$/.test(key))

/** Draws a cluster of Connect's workers, with its internal topics as they are set. */
export function readWorkers(book: FactBook, { name, place, settings, workers }: WorkersSource): void {
  const known = new Settings(settings)
  const groupId = known.take('group.id')
  const said = name === undefined || name === '' || hasExpression(name) ? groupId?.value : name
  if (said === undefined || hasExpression(said)) {
    const what = name === undefined || name === '' ? 'without a name' : `whose name is ${sayExpression(name)}`
    book.lose(place, `A Connect cluster ${what} is not drawn.`)
    return
  }
  const config = plainSettings(
    book,
    said,
    known.rest.filter(([key]) => !OF_ONE_WORKER.test(key)),
  )
  const cluster: ConnectCluster = {
    name: said.slice(0, 1000),
    ...(groupId &&
      !hasExpression(groupId.value) &&
      groupId.value !== said && { groupId: groupId.value.slice(0, 1000) }),
    ...(workers !== undefined &&
      Number.isInteger(workers) &&
      workers >= 1 &&
      workers <= 1_000_000 && { workers }),
    ...(config && { config }),
  }
  book.connectClusters.push(cluster)
}
