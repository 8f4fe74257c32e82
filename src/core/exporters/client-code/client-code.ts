import { type ClientFamily, libraryOf } from '../../kafka/client-libraries'
import type { Config, ConsumerGroup, Design, Producer } from '../../model/design'
import { consumerGroupId, type NodeId } from '../../model/node-id'
import { producerInside } from '../../model/writers'
import { producerIntent } from '../../settings/client-intent'
import { ABOUT_CARRIED } from '../about'
import { notCarried } from '../carried'
import type { Exporter, ExportLoss, Language } from '../exporter'
import { fileName } from '../file-name'
import {
  type ApplicationPart,
  aboutRetryTopics,
  applicationParts,
  settingLosses,
} from '../frameworks/application-parts'
import { writersOf } from '../producer-properties'
import { REACH_CARRIED } from '../reach-cluster'
import { settingsOf, takenSettings } from '../setting-text'
import { singleLine } from '../single-line'
import { uniqueSlugs } from '../unique-slugs'
import { withJavasDefaults } from './javas-defaults'

export type ClientKind = 'producer' | 'consumer'

/** Settings by Kafka's keys. */
export type ClientSettings = ReadonlyMap<string, string>

/** A setting that a library holds otherwise than it is stated: its value there, none where it is left out, and why. */
export interface Held {
  readonly value: string | undefined
  readonly why: string
}

/** What tells the code of one client library from another's. */
export interface ClientCode {
  readonly family: ClientFamily
  readonly label: string
  /** Its folder and the ending of its files, with the language that these are in. */
  readonly folder: string
  readonly ending: string
  readonly language: Language
  /** Whether the library has a setting of Kafka's own, and takes this value. */
  takes(kind: ClientKind, key: string, value: string): boolean
  /** What the library needs of a producer's settings together, by key: it refuses, or does otherwise, what they say. */
  held(settings: ClientSettings): ReadonlyMap<string, Held>
  textOf(part: ApplicationPart, design: Design): string
}

/** Returns the exporter of a library that is set up in code: for each application a file with its settings in the library's own names. */
export const clientCodeExporter = (code: ClientCode): Exporter => ({
  options: [],
  losses(design) {
    const own = builtWith(code, design)
    return [
      ...others(code, design),
      ...settingLosses(own),
      ...writersOf(own).flatMap(({ id, kind, producer }) => {
        const field = kind === 'producer' ? 'config' : 'producer.config'
        return [
          ...untold(code, 'producer', id, producer.config, field, own),
          ...otherwise(code, id, producer, field, own),
        ]
      }),
      ...own.consumerGroups.flatMap(({ name, config }) =>
        untold(code, 'consumer', consumerGroupId(name), config, 'config', own),
      ),
      ...own.consumerGroups.flatMap((group) => sharing(code, group)),
      ...notCarried(design, {
        cluster: REACH_CARRIED,
        nodes: {
          producer: [...ABOUT_CARRIED, 'principal', 'client.library', 'delivery', 'config', 'produces.topic'],
          consumerGroup: [
            ...ABOUT_CARRIED, 'principal', 'client.library', 'groupId', 'reads', 'commit', 'config', 'consumes', 'retryTopics.topic', 'produces.topic', 'producer',
          ], // biome-ignore format: a list of words
        },
        instead: { topic: 'take the Kafka command line or Strimzi for them' },
      }),
    ]
  },
  export(design) {
    const parts = applicationParts(withJavasDefaults(builtWith(code, design)))
    const files = uniqueSlugs(
      parts.map(({ name }) => name),
      fileName,
    )
    return parts.map((part) => ({
      path: `${code.folder}/${files.get(part.name)}/${code.ending}`,
      text: code.textOf(part, design),
      language: code.language,
    }))
  },
})

const isBuiltWith = ({ family }: ClientCode, client: ConsumerGroup['client']): boolean =>
  client === undefined || libraryOf(client).family === family

/** The design with the applications that are built with the library, or of which nobody says with what. */
const builtWith = (code: ClientCode, design: Design): Design => ({
  ...design,
  producers: design.producers.filter(({ client }) => isBuiltWith(code, client)),
  consumerGroups: design.consumerGroups.filter(
    (group) => isBuiltWith(code, group.client) && isBuiltWith(code, producerInside(group)?.client),
  ),
  streamsApps: [],
})

function others(code: ClientCode, design: Design): ExportLoss[] {
  const own = builtWith(code, design)
  const left = (at: NodeId, client: ConsumerGroup['client']): ExportLoss => ({
    at,
    field: '',
    sentence: `Left out, since it is built with ${libraryOf(client).label}.`,
  })
  return [
    ...design.producers.flatMap((producer) =>
      own.producers.includes(producer) ? [] : left(`producer:${producer.name}`, producer.client),
    ),
    ...design.consumerGroups.flatMap((group) =>
      own.consumerGroups.includes(group)
        ? []
        : left(consumerGroupId(group.name), group.client ?? producerInside(group)?.client),
    ),
  ]
}

function untold(
  code: ClientCode,
  kind: ClientKind,
  at: NodeId,
  config: Config | undefined,
  field: string,
  { cluster }: Design,
): ExportLoss[] {
  return takenSettings(kind, config, cluster.kafkaVersion).flatMap(([key, value]) =>
    code.takes(kind, key, value)
      ? []
      : [{ at, field: `${field}.${key}`, sentence: `Left out, since ${code.label} takes nothing like it.` }],
  )
}

/** What a producer states and the library holds otherwise. */
function otherwise(
  code: ClientCode,
  at: NodeId,
  producer: Producer,
  field: string,
  { cluster }: Design,
): ExportLoss[] {
  const stated = new Map(takenSettings('producer', producer.config, cluster.kafkaVersion))
  const held = code.held(new Map([...settingsOf(producerIntent(producer)), ...stated]))
  return [...held].flatMap(([key, { value, why }]) =>
    stated.has(key) && stated.get(key) !== value && code.takes('producer', key, stated.get(key) ?? '')
      ? [{ at, field: `${field}.${key}`, sentence: why }]
      : [],
  )
}

/** Returns a producer's settings as the library holds them together. */
export function heldSettings(code: ClientCode, settings: ClientSettings): ClientSettings {
  const held = code.held(settings)
  const kept = [...settings].filter(([key]) => !held.has(key))
  return new Map([
    ...kept,
    ...[...held].flatMap(([key, { value }]) => (value === undefined ? [] : [[key, value] as const])),
  ])
}

const sharing = ({ label, family }: ClientCode, { name, reads }: ConsumerGroup): ExportLoss[] =>
  reads === 'share' && family !== 'franz-go'
    ? [
        {
          at: consumerGroupId(name),
          field: 'reads',
          sentence: `${label} joins no share group: its settings are those of a consumer group.`,
        },
      ]
    : []

/** Stands in an id of which each instance has its own. */
const INSTANCE = `\${instance}`

/** The lines above the settings: whose they are, what it reads and writes, and what the library has no words for. */
export function aboutClient(code: ClientCode, part: ApplicationPart, design: Design): readonly string[] {
  const { name, comments, reader, writer } = part
  const listed = (verb: string, topics: readonly string[] = []) =>
    topics.length === 0 ? [] : [`It ${verb} ${topics.map(singleLine).join(', ')}.`]
  const left = [
    ...unknownTo(code, 'producer', writer?.settings),
    ...unknownTo(code, 'consumer', reader?.settings),
  ]
  const held = [...(writer ? code.held(writer.settings) : [])].filter(
    ([key, { value }]) => writer?.settings.get(key) !== value,
  )
  const isTemplate = [...(writer?.settings.values() ?? [])].some((value) => value.includes(INSTANCE))
  return [
    `Settings of ${singleLine(name)} in ${singleLine(design.name)}, for ${code.label}.`,
    ...listed('reads', reader?.topics),
    ...aboutRetryTopics(reader?.retryTopics).map((sentence) => `${sentence}.`),
    ...listed('writes', writer?.topics),
    ...comments,
    ...[...new Set(left)].map((key) => `Left out: ${singleLine(key)}. ${code.label} takes nothing like it.`),
    ...held.map(([key, { why }]) => `${singleLine(key)}: ${why}`),
    ...(isTemplate ? [`Put what is of each instance alone in place of ${INSTANCE}.`] : []),
  ]
}

const unknownTo = (code: ClientCode, kind: ClientKind, settings: ClientSettings = new Map()) =>
  [...settings].flatMap(([key, value]) => (code.takes(kind, key, value) ? [] : [key]))

/** How a program reaches the cluster, by what its settings say in Kafka's own words. */
interface ClientReach {
  readonly isTls: boolean
  readonly isMutual: boolean
  readonly mechanism: string | undefined
}

/** Returns how the cluster is reached: as the application's own settings say, else as the cluster is designed. */
export function clientReach({ reach, writer, reader }: ApplicationPart): ClientReach {
  const of = (key: string) => writer?.settings.get(key) ?? reader?.settings.get(key) ?? reach.get(key)
  const protocol = of('security.protocol') ?? 'PLAINTEXT'
  return {
    isTls: protocol.endsWith('SSL'),
    isMutual: of('ssl.keystore.location') !== undefined,
    mechanism: protocol.startsWith('SASL_') ? (of('sasl.mechanism') ?? 'GSSAPI') : undefined,
  }
}

/** Settings that stand where the cluster is reached, and not among the others. */
export const isOfReach = (key: string): boolean =>
  /^(?:security\.protocol|sasl\.mechanism|bootstrap\.servers)$/.test(key)

/** What no design holds. */
export const SECRET = 'put-it-in-here'

/** Returns the number that a setting says, or undefined where it says none. */
export const numberIn = (value: string): number | undefined =>
  /^-?\d+(?:\.\d+)?$/.test(value.trim()) ? Number(value) : undefined

/** Returns the truth value that a setting says, or undefined where it says none. */
export function truthIn(value: string): boolean | undefined {
  const said = value.trim().toLowerCase()
  return said === 'true' ? true : said === 'false' ? false : undefined
}
