import type { Config, Design, StreamsApp } from '../../model/design'
import { streamsApp as facts } from '../../model/kinds/streams-app'
import { nodeId } from '../../model/node-id'
import { aboutComments } from '../about'
import { acceptedAt } from '../accepted'
import { propertyComment, propertyLine } from '../properties'
import { reachSettings } from '../reach-cluster'
import { settingsOf } from '../setting-text'
import { singleLine } from '../single-line'

const [READS, WRITES] = facts.ports

const SERDE = 'org.apache.kafka.common.serialization.Serdes$StringSerde'

/** What an application needs to start, whatever it does. */
const startOf = (app: StreamsApp): Config => ({
  'application.id': app.applicationId ?? app.name,
  'bootstrap.servers': 'localhost:9092',
  'default.key.serde': SERDE,
  'default.value.serde': SERDE,
})

const section = (comment: string, settings: readonly (readonly [string, string])[]): string[] =>
  settings.length === 0
    ? []
    : [[propertyComment(comment), ...settings.map(([key, value]) => propertyLine(key, value))].join('\n')]

/**
 * The properties of a Streams application: what it needs to start and to reach the cluster, then what the design sets,
 * which wins over both. `chosen` are settings that were asked for when exporting; every key stands once.
 */
export function streamsSettingsFile(app: StreamsApp, design: Design, chosen: Config = {}): string {
  const own = new Set(Object.keys(app.config ?? {}))
  const without = (settings: Config) => settingsOf(settings).filter(([key]) => !own.has(key))
  const topics = (names: readonly string[]) => names.map(singleLine).join(', ')
  const [reads, writes] = [READS.topics(app), WRITES.topics(app)]
  return [
    [
      `Settings of every instance of the Streams application ${singleLine(app.name)} in ${singleLine(design.name)}`,
      ...(reads.length > 0 ? [`It reads ${topics(reads)}`] : []),
      ...(writes.length > 0 ? [`It writes ${topics(writes)}`] : []),
      ...aboutComments(app),
      ...acceptedAt(design, nodeId('streamsApp', app.name)),
    ]
      .map(propertyComment)
      .join('\n'),
    ...section('To start; put your own values here', without({ ...startOf(app), ...chosen })),
    ...section(
      'To reach the cluster as it is designed; put your own values here',
      without(reachSettings(design, app, app.config, 'java')),
    ),
    ...section('Set in the design', settingsOf(app.config)),
  ]
    .join('\n\n')
    .concat('\n')
}
