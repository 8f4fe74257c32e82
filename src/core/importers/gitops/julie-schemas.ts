import type { Draft } from '../facts/draft'
import type { Field } from '../reading/field'

/** Says the language, the mode and the subjects of a topic's schemas, which stand in files of their own. */
export function readSchemas(topic: Field, draft: Draft<'topic'>): void {
  const strategy = topic.get('subject.name.strategy') ?? topic.get('subjectNameStrategy')
  const naming = NAMINGS[strategy?.text() ?? '']
  if (strategy && naming) draft.say('schema.naming', naming, strategy.place)
  for (const schema of topic.get('schemas')?.all() ?? []) {
    for (const [key, field] of schema.entries()) {
      const [, part = '', what = ''] =
        /^(key|value)\.(schema\.file|compatibility|format|record\.type)$/.exec(key) ?? []
      const start = part === 'key' ? 'keySchema' : 'schema'
      if (what === 'compatibility') draft.say(`${start}.compatibility`, field.value(), field.place)
      // What a file holds is said by its ending only where no format is.
      const isSaid = schema.get(`${part}.format`) !== undefined
      const file = what === 'schema.file' ? (field.text() ?? '') : ''
      const format =
        isSaid && what !== 'format'
          ? undefined
          : /\.avsc$/.test(file)
            ? 'avro'
            : /\.proto$/.test(file)
              ? 'protobuf'
              : /\.json$/.test(file)
                ? 'json-schema'
                : what === 'format'
                  ? FORMATS[field.text()?.toUpperCase() ?? '']
                  : undefined
      if (format) draft.say(`${start}.format`, format, field.place)
      if (what !== '') field.value()
    }
  }
}

const NAMINGS: Readonly<Record<string, string>> = {
  TopicNameStrategy: 'topic',
  RecordNameStrategy: 'record',
  TopicRecordNameStrategy: 'topic-record',
}

const FORMATS: Readonly<Record<string, string>> = { AVRO: 'avro', PROTOBUF: 'protobuf', JSON: 'json-schema' }
