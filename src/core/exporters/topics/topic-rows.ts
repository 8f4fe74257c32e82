import type { Analysis } from '../../analysis'
import { whyNotCreated } from '../../kafka/internal-topics'
import type { Design, Topic } from '../../model/design'
import { topicId } from '../../model/node-id'
import { aboutComments } from '../about'
import { acceptedAt } from '../accepted'
import { notCarried } from '../carried'
import type { ExportLoss } from '../exporter'
import {
  emptySettings,
  illegalTopics,
  notDrawn,
  refusedNumbers,
  TOPICS_ALONE,
  tooWide,
  topicsTooWide,
} from '../not-carried'
import { notStatedLines } from '../not-stated'
import { takenSettings } from '../setting-text'
import { commentLine } from '../single-line'

/** A topic as a tool is told to create it. */
export interface TopicRow {
  readonly topic: Topic
  readonly name: string
  readonly partitions: number
  readonly replicas: number
  readonly settings: readonly (readonly [key: string, value: string])[]
  /** What it is for, whose it is, and which findings at it are accepted, a line each. */
  readonly comments: readonly string[]
  /** What a file must say of it though nobody has stated it, a line each. */
  readonly notStated: readonly string[]
}

/** The comments above a topic in a file of a tool: what nobody stated last. */
export const rowComments = ({ comments, notStated }: TopicRow): readonly string[] => [
  ...comments,
  ...notStated,
]

/** Returns the topics that Kafka would create, with what is in effect for each, in the order of the document. */
export function topicRows(design: Design, analysis: Analysis, hasReplicas = true): readonly TopicRow[] {
  const wide = topicsTooWide(design)
  return design.topics.flatMap((topic) => {
    const { name } = topic
    const view = analysis.views.topics[name]
    if (whyNotCreated(name) !== undefined || wide.has(name) || !view) return []
    return {
      topic,
      name,
      partitions: view.partitions,
      replicas: view.replicationFactor,
      settings: takenSettings('topic', topic.config, design.cluster.kafkaVersion),
      comments: [...aboutComments(topic), ...acceptedAt(design, topicId(name))],
      notStated: notStatedLines(view, hasReplicas),
    }
  })
}

/** Returns what a format for topics alone does not carry of a design. */
export const topicLosses = (design: Design, carried = TOPICS_ALONE): ExportLoss[] => [
  ...illegalTopics(design),
  ...tooWide(design),
  ...design.topics.flatMap(({ name, config }) =>
    refusedNumbers('topic', topicId(name), config, design.cluster.kafkaVersion),
  ),
  ...design.topics.flatMap(({ name, config }) => emptySettings(topicId(name), config)),
  ...notDrawn(design),
  ...notCarried(design, carried),
]

/** Lines of a comment in a language that begins them with `#`, each after a margin. */
export const hashComments = (lines: readonly string[], margin = ''): string =>
  lines.map((line) => `${margin}${commentLine(line)}\n`).join('')
