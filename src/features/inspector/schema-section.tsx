import { COMPATIBILITY_MODES } from '@/core/model/compatibility-modes'
import type { SchemaFormat, Topic } from '@/core/model/design'
import type { RecordPart } from '@/core/schemas/topic-schemas'
import { openDialog } from '@/stores/session/session-store'
import { Button } from '@/ui/button'
import { SelectField } from '@/ui/select-field'
import { setField, withField } from './edit-node'
import { Section } from './section'

const FORMATS = [
  { value: 'unknown', label: 'Not decided' },
  { value: 'avro', label: 'Avro' },
  { value: 'protobuf', label: 'Protobuf' },
  { value: 'json-schema', label: 'JSON Schema' },
  { value: 'none', label: 'None' },
] as const

const UNDECIDED = { value: 'unknown', label: 'Not decided' } as const

const COMPATIBILITIES = [UNDECIDED, ...COMPATIBILITY_MODES.map((value) => ({ value, label: value }))] as const

const NAMINGS = [
  UNDECIDED,
  { value: 'topic', label: 'The topic' },
  { value: 'record', label: 'The record' },
  { value: 'topic-record', label: 'The topic and the record' },
] as const

const ENCODINGS = [
  UNDECIDED,
  { value: 'json', label: 'JSON' },
  { value: 'text', label: 'Text' },
  { value: 'bytes', label: 'Bytes' },
] as const

/** What values and keys are, by which schema, and the way to its versions. */
export function SchemaSection({ topic }: { topic: Topic }) {
  const versions = [...(topic.schema?.types ?? []), ...(topic.keySchema?.types ?? [])].reduce(
    (count, type) => count + type.versions.length,
    0,
  )
  return (
    <Section title="Schemas">
      <PartFields topic={topic} part="value" />
      <PartFields topic={topic} part="key" />
      <div className="flex items-center justify-between gap-2">
        <span className="text-ink-soft">
          {versions === 0 ? 'No text yet' : versions === 1 ? 'One version' : `${versions} versions`}
        </span>
        <Button onClick={() => openDialog('schemas')}>Edit schemas …</Button>
      </div>
    </Section>
  )
}

const LABELS: Readonly<
  Record<RecordPart, Readonly<Record<'format' | 'encoding' | 'naming' | 'compatibility', string>>>
> = {
  value: {
    format: 'Schema',
    encoding: 'Values are',
    naming: 'Subject named after',
    compatibility: 'Compatibility',
  },
  key: {
    format: 'Key schema',
    encoding: 'Keys are',
    naming: 'Key subject after',
    compatibility: 'Key compatibility',
  },
}

function PartFields({ topic, part }: { topic: Topic; part: RecordPart }) {
  const field = part === 'key' ? 'keySchema' : 'schema'
  const schema = topic[field]
  const labels = LABELS[part]
  const set = <Name extends keyof SchemaFormat>(name: Name, value: SchemaFormat[Name] | undefined) =>
    setField(
      'topic',
      topic.name,
      field,
      withField<SchemaFormat, Name>(schema ?? { format: 'none' }, name, value),
    )
  return (
    <>
      <SelectField
        label={labels.format}
        value={schema?.format ?? 'unknown'}
        options={FORMATS}
        onChange={(format) =>
          format === 'unknown' ? setField('topic', topic.name, field, undefined) : set('format', format)
        }
      />
      {schema?.format === 'none' && (
        <SelectField
          label={labels.encoding}
          value={schema.encoding ?? 'unknown'}
          options={ENCODINGS}
          onChange={(encoding) => set('encoding', encoding === 'unknown' ? undefined : encoding)}
        />
      )}
      {schema && schema.format !== 'none' && (
        <>
          <SelectField
            label={labels.compatibility}
            value={schema.compatibility ?? 'unknown'}
            options={COMPATIBILITIES}
            onChange={(mode) => set('compatibility', mode === 'unknown' ? undefined : mode)}
          />
          <SelectField
            label={labels.naming}
            value={schema.naming ?? 'unknown'}
            options={NAMINGS}
            onChange={(naming) => set('naming', naming === 'unknown' ? undefined : naming)}
          />
        </>
      )}
    </>
  )
}
