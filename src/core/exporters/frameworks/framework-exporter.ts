import type { Design } from '../../model/design'
import { consumerGroupId } from '../../model/node-id'
import { makesTransactionalIds, startOfOwnGroups } from '../../settings/instance-ids'
import { producerSettings } from '../../settings/resolve-settings'
import { ABOUT_CARRIED } from '../about'
import { type Carried, notCarried } from '../carried'
import type { Exporter, ExportLoss } from '../exporter'
import { fileName } from '../file-name'
import { writersOf } from '../producer-properties'
import { REACH_CARRIED } from '../reach-cluster'
import { uniqueSlugs } from '../unique-slugs'
import { type ApplicationPart, applicationParts, settingLosses } from './application-parts'

/** What tells one framework from another. */
interface Framework {
  /** Its folder and the name of its file, with the language that this is in. */
  readonly folder: string
  readonly file: string
  readonly language: 'yaml' | 'properties'
  /** The fields of a group that its file says, beside those that every one says. */
  readonly groupCarried: readonly string[]
  textOf(part: ApplicationPart, design: Design): string
  /** Whose name it has where it makes transactional ids, and groups of readers of everything, by itself. */
  readonly makesIds?: string
  /** What of an application it cannot be told, beside fields and settings. */
  losses?(design: Design): readonly ExportLoss[]
}

/** Returns the exporter of a framework: one file of settings for each application. */
export const frameworkExporter = (framework: Framework): Exporter => ({
  options: [],
  losses: (design) => [
    ...(framework.losses?.(design) ?? []),
    ...settingLosses(design),
    ...(framework.makesIds === undefined ? [] : idLosses(design, framework.makesIds)),
    ...withoutReaders(design, {
      cluster: REACH_CARRIED,
      nodes: {
        producer: [...ABOUT_CARRIED, 'principal', 'delivery', 'config', 'produces.topic'],
        consumerGroup: [...GROUP_CARRIED, ...framework.groupCarried],
        streamsApp: [...STREAMS_CARRIED],
      },
      instead: { topic: 'take the Kafka command line or Strimzi for them' },
    }),
  ],
  export(design) {
    const parts = applicationParts(design)
    const files = uniqueSlugs(
      parts.map(({ name }) => name),
      fileName,
    )
    return parts.map((part) => ({
      path: `${framework.folder}/${files.get(part.name)}/${framework.file}`,
      text: framework.textOf(part, design),
      language: framework.language,
    }))
  },
})

/** Who reads everything has a group id for each instance, which says so; of a share group there is a sentence of its own. */
const withoutReaders = (design: Design, carried: Carried): ExportLoss[] =>
  notCarried(design, carried).filter(({ field }) => field !== 'reads')

/** Returns what is said of each share group of a design. */
export const shareLosses = (design: Design, sentence: string): ExportLoss[] =>
  design.consumerGroups.flatMap(({ name, reads }) =>
    reads === 'share' ? [{ at: consumerGroupId(name), field: 'reads', sentence }] : [],
  )

/** Returns what is said of ids that begin as the access lists do not know, since they are told of another client. */
export const idLosses = (design: Design, framework: string): ExportLoss[] => [
  ...writersOf(design).flatMap(({ id, producer }): ExportLoss[] => {
    const own = producerSettings(producer, design.cluster.kafkaVersion).text(TRANSACTIONAL)
    return own === '' || own.includes('${') || makesTransactionalIds(producer.client)
      ? []
      : [
          {
            at: id,
            field: 'client',
            sentence: `${framework} makes transactional ids by itself: name it as the client, and the access lists allow what they begin with.`,
          },
        ]
  }),
  ...design.consumerGroups.flatMap((group): ExportLoss[] =>
    group.reads !== 'everything' || startOfOwnGroups(group) !== undefined
      ? []
      : [
          {
            at: consumerGroupId(group.name),
            field: 'client',
            sentence: `With ${framework} each instance is in a group of its own: name it as the client, and the access lists allow those groups.`,
          },
        ],
  ),
]

const TRANSACTIONAL = 'transactional.id'

const GROUP_CARRIED = [
  ...ABOUT_CARRIED, 'principal', 'groupId', 'commit', 'config', 'consumes', 'produces.topic', 'producer',
] // biome-ignore format: a list of words

const STREAMS_CARRIED = [
  ...ABOUT_CARRIED, 'principal', 'applicationId', 'config', 'processing.stream', 'processing.table',
] // biome-ignore format: a list of words
