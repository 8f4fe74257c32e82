import { isInternalTopic, whyNotCreated } from '../kafka/internal-topics'
import { checkTopicName } from '../kafka/topic-name'
import type { KafkaVersion } from '../kafka/versions'
import type { Config, Design, Topic } from '../model/design'
import { nodeId, topicId } from '../model/node-id'
import { groupIdOf } from '../model/reading'
import { formatCount } from '../shared/format'
import type { TopicView } from '../views/views'
import { aboutComments } from './about'
import { acceptedAt } from './accepted'
import type { Carried } from './carried'
import type { Exporter, ExportLoss } from './exporter'
import { TOPICS_ALONE, topicsTooWide } from './not-carried'
import { notStatedLines } from './not-stated'
import { isRefusedNumber, settingsOf, takenSettings } from './setting-text'
import { addConfigWord, shellQuote, whyNotAddable } from './shell'
import { singleLine } from './single-line'
import { hashComments, topicLosses } from './topics/topic-rows'

/**
 * One bash script with Kafka's own tools. Run again, it changes nothing: a topic that is there keeps its
 * partitions, and gets the settings that it should have.
 */
export const kafkaCli: Exporter = {
  options: [],
  losses: (design) => [
    ...topicLosses(design, carriedOf(design)),
    ...design.topics.flatMap((topic) => unwritable(topic, design.cluster.kafkaVersion)),
    ...keptGroups(design).flatMap(unwritableOfGroup),
  ],
  export: (design, analysis) => {
    const wide = topicsTooWide(design)
    const blocks = design.topics.map((topic) => {
      const view = analysis.views.topics[topic.name]
      const comments = [...notStatedLines(view), ...acceptedAt(design, topicId(topic.name))].map(
        (comment) => `# ${comment}\n`,
      )
      return comments.join('') + topicCommands(topic, view, wide.get(topic.name))
    })
    const isBusy = design.topics.some(
      ({ name }) => whyNotCreated(name) === undefined && analysis.views.topics[name] && !wide.has(name),
    )
    const groups = keptGroups(design)
      .map(groupCommand)
      .filter((command) => command !== '')
    const isRun = isBusy || groups.some((command) => command.includes('kafka-configs.sh"'))
    const text = [header(design), isRun ? SETUP : '', ...blocks, ...groups].join('\n')
    return [{ path: 'create-topics.sh', text, language: 'bash' }]
  },
}

const header = (design: Design): string => `#!/usr/bin/env bash
# The topics of ${singleLine(design.name)}, with their settings.
# A topic that exists keeps its partitions and replicas; its settings become those below.
${acceptedAt(design, 'cluster')
  .map((comment) => `# ${comment}\n`)
  .join('')}#
#   BOOTSTRAP       where the brokers are: kafka-1:9092,kafka-2:9092
#   COMMAND_CONFIG  a properties file for the tools, where the cluster asks who they are
#   KAFKA_BIN       the folder with kafka-topics.sh, where it is not on the PATH
set -euo pipefail
`

export const SETUP = `tools="\${KAFKA_BIN:+\${KAFKA_BIN%/}/}"
connection=(--bootstrap-server "\${BOOTSTRAP:?Set BOOTSTRAP to the brokers, as in BOOTSTRAP=kafka-1:9092}")
if [[ -n "\${COMMAND_CONFIG:-}" ]]; then
  connection+=(--command-config "$COMMAND_CONFIG")
fi
`

export function topicCommands(
  topic: Topic,
  view: TopicView | undefined,
  tooMany: number | undefined,
): string {
  const { name } = topic
  const reason =
    checkTopicName(name).reason ?? (isInternalTopic(name) ? `${whyNotCreated(name)}.` : undefined)
  if (reason !== undefined || !view)
    return `# Left out: ${singleLine(JSON.stringify(name))}. ${reason ?? ''}\n`
  if (tooMany !== undefined) {
    return `# Left out: ${name}. Kafka creates no topic of ${formatCount(tooMany)} partitions.\n`
  }
  const about = hashComments(aboutComments(topic))
  const create = `${about}"\${tools}kafka-topics.sh" "\${connection[@]}" --create --if-not-exists \\
  --topic ${shellQuote(name)} --partitions ${view.partitions} --replication-factor ${view.replicationFactor}
`
  const version = view.cluster.kafkaVersion
  const settings = takenSettings('topic', topic.config, version)
    .map(([key, value]) => addConfigWord(key, value))
    .filter((word): word is string => word !== undefined)
  const left = settingsOf(topic.config).flatMap(([key, text]) => {
    const why = isRefusedNumber('topic', key, text, version)
      ? `Kafka refuses the number ${singleLine(text)}`
      : whyNotAddable(key, text) && `kafka-configs.sh cannot be told: ${whyNotAddable(key, text)}`
    return why === undefined ? [] : [`# Left out: ${singleLine(key)}. ${why}.\n`]
  })
  if (settings.length === 0) return create + left.join('')
  return `${create}${left.join('')}"\${tools}kafka-configs.sh" "\${connection[@]}" --alter --entity-type topics \\
  --entity-name ${shellQuote(name)} --add-config ${shellQuote(settings.join(','))}
`
}

/** Groups come into being with their members; what is theirs on the brokers is set here. */
const carriedOf = (design: Design): Carried => {
  const isKept = (kind: KeptGroup['kind']) => keptGroups(design).some((group) => group.kind === kind)
  return {
    ...TOPICS_ALONE,
    instead: {
      ...TOPICS_ALONE.instead,
      ...(isKept('consumerGroup') && {
        consumerGroup: 'but for their settings on the brokers; take the consumer properties for the rest',
      }),
      ...(isKept('streamsApp') && {
        streamsApp: 'but for the settings of their groups on the brokers; take their properties for the rest',
      }),
    },
  }
}

/** A group of which the brokers keep settings: of consumers, or of a Streams application. */
interface KeptGroup {
  readonly kind: 'consumerGroup' | 'streamsApp'
  readonly name: string
  readonly id: string
  readonly config: Config
}

const keptGroups = ({ consumerGroups, streamsApps }: Design): readonly KeptGroup[] => [
  ...consumerGroups.flatMap((group): KeptGroup[] =>
    group.groupConfig === undefined
      ? []
      : [{ kind: 'consumerGroup', name: group.name, id: groupIdOf(group), config: group.groupConfig }],
  ),
  ...streamsApps.flatMap(({ name, applicationId: id = name, groupConfig: config }): KeptGroup[] =>
    config === undefined ? [] : [{ kind: 'streamsApp', name, id, config }],
  ),
]

const groupWords = ({ config }: KeptGroup) =>
  settingsOf(config).map(([key, value]) => ({ key, value, word: addConfigWord(key, value) }))

/** Whether a shell can be told a group's id. */
const isSayable = (id: string): boolean => id !== '' && !/[\p{Cc}\p{Cs}]/u.test(id)

/** Sets what the brokers keep of a group; empty where the design says nothing of it. */
function groupCommand(group: KeptGroup): string {
  const words = groupWords(group)
  const left = words.filter(({ word }) => word === undefined)
  const said = words.flatMap(({ word }) => word ?? [])
  const { id } = group
  if (!isSayable(id))
    return said.length === 0
      ? ''
      : `# Left out: settings of ${singleLine(group.name)}. Its id cannot be typed.\n`
  return [
    ...left.map(({ key, value }) => `# Left out: ${singleLine(key)}. ${whyNotAddable(key, value)}.\n`),
    ...(said.length === 0
      ? []
      : [
          `"\${tools}kafka-configs.sh" "\${connection[@]}" --alter --entity-type groups \\
  --entity-name ${shellQuote(id)} --add-config ${shellQuote(said.join(','))}
`,
        ]),
  ].join('')
}

const unwritableOfGroup = (group: KeptGroup): ExportLoss[] =>
  groupWords(group).flatMap(({ key, value, word }) =>
    word === undefined || !isSayable(group.id)
      ? [
          {
            at: nodeId(group.kind, group.name),
            field: `groupConfig.${key}`,
            sentence: `Left out, since kafka-configs.sh cannot be told it: ${whyNotAddable(key, value) ?? 'the id of the group'}.`,
          },
        ]
      : [],
  )

/** The settings of a topic that the tool cannot be told. */
function unwritable({ name, config }: Topic, version: KafkaVersion): ExportLoss[] {
  if (whyNotCreated(name) !== undefined) return []
  return takenSettings('topic', config, version).flatMap(([key, value]) => {
    const why = whyNotAddable(key, value)
    const sentence = `Left out, since kafka-configs.sh cannot be told it: ${why}.`
    return why === undefined ? [] : [{ at: topicId(name), field: `config.${key}`, sentence }]
  })
}
