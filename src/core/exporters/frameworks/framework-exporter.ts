import type { Design } from '../../model/design'
import { consumerGroupId } from '../../model/node-id'
import { ABOUT_CARRIED } from '../about'
import { type Carried, notCarried } from '../carried'
import type { Exporter, ExportLoss } from '../exporter'
import { fileName } from '../file-name'
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
  /** What of an application it cannot be told, beside fields and settings. */
  losses?(design: Design): readonly ExportLoss[]
}

/** Returns the exporter of a framework: one file of settings for each application. */
export const frameworkExporter = (framework: Framework): Exporter => ({
  options: [],
  losses: (design) => [
    ...(framework.losses?.(design) ?? []),
    ...settingLosses(design),
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

/** Who reads everything has a group id for each instance, which says so. */
const withoutReaders = (design: Design, carried: Carried): ExportLoss[] => {
  const alone = new Set<string>(
    design.consumerGroups.flatMap(({ name, reads }) =>
      reads === 'everything' ? [consumerGroupId(name)] : [],
    ),
  )
  return notCarried(design, carried).filter(({ at, field }) => field !== 'reads' || !alone.has(at))
}

const GROUP_CARRIED = [
  ...ABOUT_CARRIED, 'principal', 'groupId', 'commit', 'config', 'consumes', 'produces.topic', 'producer',
] // biome-ignore format: a list of words

const STREAMS_CARRIED = [
  ...ABOUT_CARRIED, 'principal', 'applicationId', 'config', 'processing.stream', 'processing.table',
] // biome-ignore format: a list of words
