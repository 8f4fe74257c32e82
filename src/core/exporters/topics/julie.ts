import type { Design, SchemaFormat, Topic } from '../../model/design'
import { topicId } from '../../model/node-id'
import { languageIn, newestVersions, type RecordPart } from '../../schemas/topic-schemas'
import { yamlScalar } from '../../yaml/yaml-scalar'
import { acceptedAt } from '../accepted'
import type { Carried } from '../carried'
import type { ExportedFile, Exporter, ExportLoss } from '../exporter'
import { TOPICS_ALONE } from '../not-carried'
import { registrySubjects, SCHEMA_TYPES, type Subject } from '../registry/registry-subjects'
import { schemaReaders } from '../schema-readers'
import { singleLine } from '../single-line'
import { hashComments, rowComments, type TopicRow, topicLosses, topicRows } from './topic-rows'

const text = (value: string): string => yamlScalar(value, false)

/**
 * A topology of JulieOps whose topics have the names of the design: all are special topics, whose names JulieOps takes
 * as they are, and need no prefix of a context and a project.
 *
 * @see https://julieops.readthedocs.io, JulieOps 4.4.1, `special_topics`
 */
export const julie: Exporter = {
  options: [],
  losses: (design) => [...topicLosses(design, CARRIED), ...schemaLosses(design)],
  export: (design, analysis) => {
    const subjects = registrySubjects(design, schemaReaders(analysis)).filter(
      ({ versions }) => versions.length > 0,
    )
    const rows = topicRows(design, analysis)
    const named = rows.flatMap((row) => subjects.filter(({ topic, part }) => isTold(row.topic, topic, part)))
    const topics = rows.map((row) => topicText(row, subjects))
    const body = `${head(design)}context: ${text(contextOf(design))}
projects: []
${topics.length === 0 ? '' : `special_topics:\n${topics.join('')}`}`
    return [{ path: 'topology.yaml', text: body, language: 'yaml' }, ...named.flatMap(newestFile)]
  },
}

const head = (design: Design): string =>
  `# The topics of ${singleLine(design.name)}.\n${hashComments(acceptedAt(design, 'cluster'))}`

/** A context is part of no name here; it says whose topology it is. */
const contextOf = ({ name }: Design): string =>
  name.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '') || 'surveyor'

const CARRIED: Carried = {
  ...TOPICS_ALONE,
  nodes: {
    topic: [
      ...(TOPICS_ALONE.nodes.topic ?? []),
      ...['format', 'compatibility', 'naming', 'types'].map((field) => `schema.${field}`),
      ...['format', 'compatibility', 'types'].map((field) => `keySchema.${field}`),
    ],
  },
}

/** JulieOps takes schemas of keys only beside one of the values. */
const hasValues = ({ schema }: Topic): boolean =>
  languageIn(schema) !== undefined && (schema?.types ?? []).length > 0

const isTold = (topic: Topic, of: string | undefined, part: RecordPart | undefined): boolean =>
  of === topic.name && hasValues(topic) && (part === 'value' || (topic.keySchema?.types ?? []).length === 1)

/** What of the schemas has no place beside a topic: JulieOps registers one text a subject, without references. */
const schemaLosses = (design: Design): ExportLoss[] =>
  design.topics.flatMap((topic) => {
    const { name, schema, keySchema } = topic
    return (['schema', 'keySchema'] as const).flatMap((of): ExportLoss[] => {
      const said = of === 'schema' ? schema : keySchema
      if (said === undefined || said.format === 'none')
        return said?.types ? [lost(name, of, NO_LANGUAGE)] : bare(name, of, said)
      const types = said.types ?? []
      if (!hasValues(topic) || types.length === 0) return bare(name, of, said)
      const newest = newestVersions(said)
      return [
        ...(types.some(({ versions }) => versions.length > 1)
          ? [lost(name, of, 'Of a schema the newest version alone is in it.')]
          : []),
        ...(newest.some(({ references = [] }) => references.length > 0)
          ? [
              lost(
                name,
                of,
                'JulieOps registers no schema that names others: take the schema registry for them.',
              ),
            ]
          : []),
        ...(of === 'keySchema' && types.length > 1
          ? [lost(name, of, 'Left out, since JulieOps takes one schema of keys.')]
          : []),
      ]
    })
  })

const NO_LANGUAGE = 'Left out, since the topic has no schema by its format.'

const lost = (topic: string, of: 'schema' | 'keySchema', sentence: string): ExportLoss => ({
  at: topicId(topic),
  field: `${of}.types`,
  sentence,
})

/** JulieOps knows a schema by its file: without one there is nothing to say of it. */
const bare = (topic: string, of: 'schema' | 'keySchema', schema: SchemaFormat | undefined): ExportLoss[] =>
  ['format', 'compatibility', 'naming', 'types'].flatMap((field) =>
    schema !== undefined && field in schema
      ? [
          {
            at: topicId(topic),
            field: `${of}.${field}`,
            sentence: 'Schemas without a text of their values are not in it.',
          },
        ]
      : [],
  )

const newestFile = ({ versions, language }: Subject): ExportedFile[] => {
  const newest = versions.at(-1)
  return newest === undefined
    ? []
    : [{ path: newest.path, text: newest.text, language: language === 'protobuf' ? 'plaintext' : 'json' }]
}

const STRATEGIES = {
  topic: 'TopicNameStrategy',
  record: 'RecordNameStrategy',
  'topic-record': 'TopicRecordNameStrategy',
} as const

/** The schemas of a topic: each type of its values, the key beside the first. */
function schemaText({ topic }: TopicRow, subjects: readonly Subject[]): string {
  const own = subjects.filter((subject) => isTold(topic, subject.topic, subject.part))
  const key = own.find(({ part }) => part === 'key')
  const values = own.filter(({ part }) => part === 'value')
  if (values.length === 0) return ''
  const { naming = 'topic' } = topic.schema ?? {}
  const entries = values.map((value, at) => {
    const lines = [
      ...partLines(value, 'value', naming),
      ...(key && at === 0 ? partLines(key, 'key', naming) : []),
    ]
    return `      - ${lines.join('\n        ')}\n`
  })
  const strategy = naming === 'topic' ? '' : `    subject.name.strategy: ${STRATEGIES[naming]}\n`
  return `${strategy}    schemas:\n${entries.join('')}`
}

function partLines(
  { name, topic, language, compatibility, versions }: Subject,
  part: RecordPart,
  naming: 'topic' | 'record' | 'topic-record',
): string[] {
  const record = naming === 'topic-record' ? name.slice(`${topic}-`.length) : name
  return [
    `${part}.schema.file: ${text(versions.at(-1)?.path ?? '')}`,
    `${part}.format: ${SCHEMA_TYPES[language]}`,
    ...(naming === 'topic' ? [] : [`${part}.record.type: ${text(record)}`]),
    ...(compatibility === undefined ? [] : [`${part}.compatibility: ${compatibility}`]),
  ]
}

const topicText = (row: TopicRow, subjects: readonly Subject[]): string => {
  const { name, partitions, replicas, settings } = row
  return `${hashComments(rowComments(row), '  ')}  - name: ${text(name)}
    config:
      num.partitions: "${partitions}"
      replication.factor: "${replicas}"
${settings.map(([key, value]) => `      ${JSON.stringify(key)}: ${JSON.stringify(value)}\n`).join('')}${schemaText(row, subjects)}`
}
