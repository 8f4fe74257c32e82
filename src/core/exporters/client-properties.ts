import type { KafkaVersion } from '../kafka/versions'
import type { Config } from '../model/design'
import type { NodeId } from '../model/node-id'
import { type FileFamily, inWordsOf } from './client-names'
import type { ExportLoss } from './exporter'
import type { Override } from './intent-overrides'
import { propertyComment, propertyLine } from './properties'
import { isRefusedNumber, settingsOf, settingText } from './setting-text'
import { singleLine } from './single-line'

/** What a client's guarantee needs, and by which of its own settings it has it not. */
interface Intent {
  readonly comment: string
  /** Said in place of the comment where a setting of the design's own takes the guarantee away. */
  readonly insteadOf: string
  readonly config: Config
  readonly overrides: readonly Override[]
}

interface Client {
  readonly kind: 'producer' | 'consumer'
  readonly version: KafkaVersion
  /** In whose words the file is. */
  readonly family: FileFamily
}

const section = (comment: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [[propertyComment(comment), ...lines].join('\n')]

/** The settings that the client has, as lines in its own words. */
const linesOf = (client: Client, settings: readonly (readonly [string, string])[]): string[] =>
  settings.flatMap(([key, value]) => {
    const said = inWordsOf(client, key, value)
    return said ? [propertyLine(...said)] : []
  })

/**
 * A client's properties file: what it needs to start and to reach the cluster, then what its guarantee needs, then what the design
 * sets, which wins over both. Every key stands once; a setting that `notes` names has its note before it, and
 * so has one that takes the guarantee away. A setting whose number Kafka refuses is left out, and said so.
 */
export function clientProperties(
  client: Client,
  comments: readonly string[],
  start: Config,
  intent: Intent,
  own: Config | undefined,
  notes: readonly Override[] = [],
  reach: Config = {},
): string {
  const keys = new Set(Object.keys(own ?? {}))
  const needed = new Set(Object.keys(intent.config))
  const said = new Map([...intent.overrides, ...notes].map(({ key, note }) => [key, note]))
  const starting = settingsOf(start).filter(([key]) => !keys.has(key) && !needed.has(key))
  const reaching = settingsOf(reach).filter(([key]) => !keys.has(key))
  const implied = settingsOf(intent.config).filter(([key]) => !keys.has(key))
  const written = Object.entries(own ?? {}).flatMap(([key, value]) => {
    const note = said.get(key)
    return [
      ...(note === undefined ? [] : [propertyComment(note)]),
      ...(value === null ? [] : [settingLine(client, key, settingText(value))]),
    ]
  })
  return [
    comments.map(propertyComment).join('\n'),
    ...section('To start; put your own values here', linesOf(client, starting)),
    ...section('To reach the cluster as it is designed; put your own values here', linesOf(client, reaching)),
    ...section(intent.overrides.length > 0 ? intent.insteadOf : intent.comment, linesOf(client, implied)),
    ...section('Set in the design', written),
  ]
    .join('\n\n')
    .concat('\n')
}

/** librdkafka takes fractions of a millisecond to linger; in every other number it is no more lenient than Java. */
const isRefusedBy = ({ kind, version, family }: Client, key: string, text: string): boolean =>
  isRefusedNumber(kind, key, text, version) &&
  !(family === 'librdkafka' && key === 'linger.ms' && /^\d+(\.\d+)?$/.test(text))

/** Settings of a client's own whose number no client takes: they are left out of its file. */
export const refusedSettings = (client: Client, at: NodeId, config: Config | undefined): ExportLoss[] =>
  settingsOf(config).flatMap(([key, text]) =>
    isRefusedBy(client, key, text)
      ? [{ at, field: `config.${key}`, sentence: 'Left out, since Kafka refuses the number.' }]
      : [],
  )

function settingLine(client: Client, key: string, text: string): string {
  const left = (why: string) => propertyComment(`Left out: ${singleLine(key)}. ${why}`)
  const said = inWordsOf(client, key, text)
  if (said === undefined) return left('librdkafka has no such setting')
  return isRefusedBy(client, key, text)
    ? left(`Kafka refuses the number ${singleLine(text)}`)
    : propertyLine(...said)
}
