import type { ConsumerGroup, Design, Producer } from '../../model/design'
import { consumerGroupId, type NodeId, producerId } from '../../model/node-id'
import { applicationPlans } from '../../starter-code/application-plan'
import type { ApplicationPlan, PlanSetting } from '../../starter-code/plan'
import { isSetInCode } from '../../starter-code/plan-settings'
import { topicsOfPlan } from '../../starter-code/plan-topics'
import { ABOUT_CARRIED } from '../about'
import { type Carried, notCarried } from '../carried'
import { type FileFamily, inWordsOf } from '../client-names'
import { refusedSettings } from '../client-properties'
import { notForShare } from '../consumer-properties'
import type { ExportedFile, Exporter, ExportLoss, ExportOption } from '../exporter'
import { fileName } from '../file-name'
import { consumerGroupOverrides, producerOverrides } from '../intent-overrides'
import { emptySettings, withoutGuarantee } from '../not-carried'
import { optionValues } from '../option-values'
import { REACH_CARRIED, reachLosses, reachSettings } from '../reach-cluster'
import { schemaReaders } from '../schema-readers'
import { isRefusedNumber, settingsOf } from '../setting-text'
import { uniqueSlugs } from '../unique-slugs'
import { type RecordTypes, recordTypesIn } from './types/record-types'

/** One application, ready to be printed. */
export interface StarterProject {
  readonly plan: ApplicationPlan
  readonly design: Design
  /** The folder of the project, of its own among all. */
  readonly slug: string
  /** All slugs, for names that must differ where slugs do. */
  readonly slugs: readonly string[]
  /** Settings in the words of the client, with those by which it reaches the cluster at the end. */
  readonly reading: readonly PlanSetting[]
  readonly writing: readonly PlanSetting[]
  readonly values: Readonly<Record<string, string>>
  readonly records: RecordTypes
}

/** A language with its client: what it prints of a plan, and what it cannot do. */
export interface StarterLanguage {
  /** Whose words the settings are in. */
  readonly family: FileFamily
  readonly options: readonly ExportOption[]
  /** Why an application cannot be written with the client; undefined where it can. */
  cannot(plan: ApplicationPlan): string | undefined
  files(project: StarterProject): readonly ExportedFile[]
  /** Settings that the client takes under another name, or not at all, beyond those of its family. */
  readonly takes?: (key: string, value: string) => boolean
}

const APPLICATION = {
  id: 'application',
  label: 'Application',
  help: 'The one to write code for; all of them where none is chosen.',
  kind: 'application',
  initial: '',
} as const satisfies ExportOption

const CARRIED: Carried = {
  cluster: [...REACH_CARRIED, 'kafkaVersion'],
  nodes: {
    producer: [...ABOUT_CARRIED, 'principal', 'instances', 'delivery', 'config', 'client', 'produces.topic'],
    consumerGroup: [
      ...ABOUT_CARRIED,
      'principal',
      'groupId',
      'reads',
      'members',
      'threadsPerMember',
      'commit',
      'client',
      'config',
      'consumes',
      'produces.topic',
      'producer',
      'retries',
      'retryTopics.topic',
      'retryTopics.delayMs',
      'retryWait',
      'deadLetter.topic',
    ],
  },
  instead: {
    topic: 'take a format for topics',
    streamsApp: 'take the Java project for Kafka Streams',
    connector: 'take Kafka Connect',
  },
}

/** Returns the exporter of a language: a project for each application, and by name what the client cannot do. */
export function starterExporter(language: StarterLanguage): Exporter {
  const options = [APPLICATION, ...language.options]
  const isChosen = (plan: ApplicationPlan, values: Readonly<Record<string, string>>) =>
    values['application'] === '' || values['application'] === plan.name
  return {
    options,
    losses: (design, given) => {
      const values = optionValues(options, given)
      return [
        ...applicationPlans(design).flatMap((plan) =>
          isChosen(plan, values)
            ? planLosses(plan, language)
            : [{ at: plan.id, field: '', sentence: 'Not the application that is chosen.' }],
        ),
        ...design.producers.flatMap((producer) => producerLosses(producer, design, language)),
        ...design.consumerGroups.flatMap((group) => groupLosses(group, design, language)),
        ...reachLosses(design),
        ...notCarried(design, CARRIED),
      ]
    },
    export: (design, analysis, given) => {
      const values = optionValues(options, given)
      const plans = applicationPlans(design).filter((plan) => whyLeftOut(plan, language) === undefined)
      const slugs = uniqueSlugs(
        plans.map(({ id }) => id),
        (id) => fileName(id.slice(id.indexOf(':') + 1)),
      )
      const recordsOf = recordTypesIn(design, schemaReaders(analysis))
      return plans
        .filter((plan) => isChosen(plan, values))
        .flatMap((plan) => {
          const slug = slugs.get(plan.id) ?? ''
          const records = recordsOf(topicsOfPlan(plan))
          const project = { plan, design, slug, slugs: [...slugs.values()], values, records }
          const files = language.files({ ...project, ...settingsIn(plan, design, language) })
          const own = new Set(files.map(({ path }) => path))
          const schemas = records.files.filter(({ path }) => !own.has(path))
          return [...files, ...schemas].map((file) => ({ ...file, path: `${slug}/${file.path}` }))
        })
    },
  }
}

/** One that reads nothing, or writes nothing, is no program yet. */
function whyLeftOut(plan: ApplicationPlan, language: StarterLanguage): string | undefined {
  if (plan.reads && plan.reads.topics.length === 0) return 'Left out, since it reads nothing.'
  if (!plan.reads && (plan.writes?.topics.length ?? 0) === 0) return 'Left out, since it writes nothing.'
  return language.cannot(plan)
}

function planLosses(plan: ApplicationPlan, language: StarterLanguage): ExportLoss[] {
  const why = whyLeftOut(plan, language)
  if (why !== undefined) return [{ at: plan.id, field: '', sentence: why }]
  const isWaiting = plan.reads?.reading === 'share' && plan.reads.failure.retries.backOffMs > 0
  const isDelayed = plan.reads?.reading === 'share' && plan.reads.failure.delays.length > 0
  return [
    ...(isWaiting
      ? [
          {
            at: plan.id,
            field: 'retries.backOffMs',
            sentence: 'A share group gives a released record out again at once: there is no wait before it.',
          },
        ]
      : []),
    ...(isDelayed
      ? [
          {
            at: plan.id,
            field: 'retryTopics.delayMs',
            sentence: 'A share group cannot wait in a partition: records of retry topics are tried at once.',
          },
        ]
      : []),
  ]
}

const CLIENT = 'The client is the one of the language that is chosen here, whatever the drawing names.'
const IN_CODE = 'The code has this in hand: it reads and writes bytes, at brokers that the environment names.'

const clientLoss = (at: NodeId, client: unknown): ExportLoss[] =>
  client === undefined ? [] : [{ at, field: 'client', sentence: CLIENT }]

function settingLosses(
  at: NodeId,
  kind: 'producer' | 'consumer',
  config: Producer['config'],
  design: Design,
  { family, takes }: StarterLanguage,
): ExportLoss[] {
  const version = design.cluster.kafkaVersion
  const missing = settingsOf(config).flatMap(([key, value]): ExportLoss[] => {
    if (isSetInCode(key))
      return key === 'group.id' || key === 'transactional.id'
        ? []
        : [{ at, field: `config.${key}`, sentence: IN_CODE }]
    const isTaken =
      inWordsOf({ family, kind, version }, key, value) !== undefined && (takes?.(key, value) ?? true)
    return isTaken
      ? []
      : [{ at, field: `config.${key}`, sentence: 'Left out, since the client has no such setting.' }]
  })
  return [...missing, ...emptySettings(at, config), ...refusedSettings({ kind, version, family }, at, config)]
}

function producerLosses(producer: Producer, design: Design, language: StarterLanguage): ExportLoss[] {
  const at = producerId(producer.name)
  return [
    ...clientLoss(at, producer.client),
    ...settingLosses(at, 'producer', producer.config, design, language),
    ...withoutGuarantee(at, producerOverrides(producer)),
  ]
}

function groupLosses(group: ConsumerGroup, design: Design, language: StarterLanguage): ExportLoss[] {
  const at = consumerGroupId(group.name)
  const inside = settingLosses(at, 'producer', group.producer?.config, design, language)
  return [
    ...clientLoss(at, group.client),
    ...settingLosses(at, 'consumer', group.config, design, language),
    ...inside.map((loss) => ({ ...loss, field: `producer.${loss.field}` })),
    ...withoutGuarantee(at, consumerGroupOverrides(group)),
    ...notForShare(group),
    ...(group.threadsPerMember === undefined
      ? []
      : [
          {
            at,
            field: 'threadsPerMember',
            sentence: 'One thread an instance: start more instances instead.',
          },
        ]),
    ...(group.retryWait === 'asleep'
      ? [
          {
            at,
            field: 'retryWait',
            sentence: 'A partition that waits is paused while the consumer polls on.',
          },
        ]
      : []),
  ]
}

/** The settings of a plan in the words of the client, without what it refuses. */
function settingsIn(
  plan: ApplicationPlan,
  design: Design,
  { family, takes }: StarterLanguage,
): Pick<StarterProject, 'reading' | 'writing'> {
  const version = design.cluster.kafkaVersion
  const said = (kind: 'producer' | 'consumer', settings: readonly PlanSetting[]): readonly PlanSetting[] => {
    const own = Object.fromEntries(settings.map(({ key, value }) => [key, value]))
    const reach = settingsOf(
      reachSettings(design, { ...plan.about, name: plan.name, principal: plan.principal }, own, family),
    ).map(([key, value]) => ({
      key,
      value,
      why: 'To reach the cluster as it is designed; put your own values here',
    }))
    const taken = settings.flatMap((setting): PlanSetting[] => {
      const words = inWordsOf({ family, kind, version }, setting.key, setting.value)
      if (words === undefined || !(takes?.(setting.key, setting.value) ?? true)) return []
      if (isRefusedNumber(kind, setting.key, setting.value, version)) return []
      return [{ key: words[0], value: words[1], why: setting.why }]
    })
    const keys = new Set(taken.map(({ key }) => key))
    return [...taken, ...reach.filter(({ key }) => !keys.has(key))]
  }
  return {
    reading: plan.reads ? said('consumer', plan.reads.settings) : [],
    writing: plan.writes ? said('producer', plan.writes.settings) : [],
  }
}
