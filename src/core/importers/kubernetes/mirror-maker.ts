import { MIRROR } from '../../model/connector-words'
import { readConnector } from '../connect/connector'
import { readWorkers } from '../connect/workers'
import type { FactBook } from '../facts/fact-book'
import type { Field } from '../reading/field'
import type { Handler } from './resource'

/** The parts of a mirror that are connectors, as Strimzi names them, and the class of each. */
const PARTS = [
  ['sourceConnector', MIRROR.source],
  ['checkpointConnector', MIRROR.checkpoint],
  ['heartbeatConnector', MIRROR.heartbeat],
] as const

/** The patterns of a mirror with the settings that they become; the first two are the words of before 0.22. */
const PATTERNS: Readonly<Record<string, readonly (readonly [field: string, setting: string])[]>> = {
  sourceConnector: [
    ['topicsBlacklistPattern', 'topics.exclude'],
    ['topicsPattern', 'topics'],
    ['topicsExcludePattern', 'topics.exclude'],
  ],
  checkpointConnector: [
    ['groupsBlacklistPattern', 'groups.exclude'],
    ['groupsPattern', 'groups'],
    ['groupsExcludePattern', 'groups.exclude'],
  ],
  heartbeatConnector: [],
}

/**
 * MirrorMaker 2 of Strimzi as what it is: workers of Connect beside the cluster that is written to, and up to three
 * connectors for each mirror, by the names that Strimzi gives them. Its topics, as in the list of one mirror, are written
 * under the alias of the cluster that they come from.
 */
export const mirrorMaker: Handler = ({ spec, name, root }, { book }) => {
  spec?.ignore(
    'version', 'image', 'resources', 'jvmOptions', 'logging', 'metricsConfig', 'template', 'tracing', 'rack',
    'clientRackInitImage', 'livenessProbe', 'readinessProbe', 'externalConfiguration', 'jmxOptions',
  ) // biome-ignore format: a list of words
  const named = spec?.get('connectCluster')?.text()
  const clusters = spec?.get('clusters')?.items() ?? []
  const target = spec?.get('target') ?? clusters.find((one) => one.get('alias')?.text() === named)
  const alias = target?.get('alias')?.text() ?? named
  for (const one of target && !clusters.includes(target) ? [...clusters, target] : clusters)
    tellReaching(one, book)
  const workers = [
    ...field(target, 'groupId', 'group.id'),
    ...field(target, 'configStorageTopic', 'config.storage.topic'),
    ...field(target, 'offsetStorageTopic', 'offset.storage.topic'),
    ...field(target, 'statusStorageTopic', 'status.storage.topic'),
    ...(target?.get('config')?.settings() ?? []),
  ]
  const replicas = Number(spec?.get('replicas')?.text() ?? Number.NaN)
  readWorkers(book, { name, place: root.place, workers: replicas, settings: workers })
  for (const other of clusters) if (other !== target) tellSettings(other, book)
  for (const mirror of spec?.get('mirrors')?.items() ?? []) {
    const source = mirror.get('source')
    if (source) tellReaching(source, book)
    if (source) tellSettings(source, book)
    const from = source?.get('alias')?.text() ?? mirror.get('sourceCluster')?.text()
    const to = mirror.get('targetCluster')?.text() ?? alias
    if (from === undefined || to === undefined || (alias !== undefined && to !== alias)) {
      mirror.ignore(...mirror.entries().map(([key]) => key))
      book.lose(
        mirror.place,
        `What is mirrored from \`${from ?? ''}\` to \`${to ?? ''}\` is not drawn: a design has one cluster.`,
      )
      continue
    }
    for (const [part, kind] of PARTS) {
      const connector = mirror.get(part)
      if (!connector) continue
      connector.get('autoRestart')?.ignore('enabled', 'maxRestarts')
      connector.ignore('pause', 'state', 'version', 'listOffsets', 'alterOffsets')
      readConnector(book, {
        name: `${from}->${to}.${kind.split('.').at(-1) ?? ''}`,
        fallback: part,
        connect: name,
        place: connector.place,
        settings: [
          ['connector.class', kind, connector.place],
          ['source.cluster.alias', from, connector.place],
          ['target.cluster.alias', to, connector.place],
          ...field(connector, 'tasksMax', 'tasks.max'),
          ...(PATTERNS[part] ?? []).flatMap(([key, setting]) => field(mirror, key, setting)),
          ...(connector.get('config')?.settings() ?? []),
        ],
      })
    }
    for (const [key] of Object.values(PATTERNS).flat()) mirror.ignore(key)
  }
}

/** Where a cluster is, and as whom it is reached, is said as a whole. */
function tellReaching(cluster: Field, book: FactBook): void {
  cluster.ignore('bootstrapServers')
  for (const key of ['tls', 'authentication']) {
    const field = cluster.get(key)
    if (!field) continue
    cluster.ignore(key)
    book.lose(
      field.place,
      `How \`${cluster.get('alias')?.text() ?? ''}\` is reached, and as whom, is no part of a design.`,
    )
  }
}

/** The clients that read another cluster are not of the one that is drawn. */
function tellSettings(cluster: Field, book: FactBook): void {
  const config = cluster.get('config')
  if (!config) return
  cluster.ignore('config')
  const alias = cluster.get('alias')?.text() ?? ''
  book.lose(
    config.place,
    `The settings with which \`${alias}\` is read are not drawn: a design has one cluster.`,
  )
}

const field = (holder: Field | undefined, key: string, setting: string) => {
  const found = holder?.get(key)
  return found ? [[setting, found.value(), found.place] as const] : []
}
