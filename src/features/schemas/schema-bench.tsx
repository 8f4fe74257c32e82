import { useCallback, useMemo, useState } from 'react'
import { updateNode } from '@/core/edits/update-node'
import type { SchemaVersion, Topic } from '@/core/model/design'
import { languageOf } from '@/core/schemas/language-of'
import { loadLanguage } from '@/core/schemas/load-language'
import type { ReadSchema, ReadText, SchemaLanguage } from '@/core/schemas/read-schema'
import { checkVersions } from '@/core/schemas/schema-compatibility'
import {
  languageIn,
  type RecordPart,
  recordNameOf,
  schemaOf,
  subjectOf,
  versionText,
} from '@/core/schemas/topic-schemas'
import type { Result } from '@/core/shared/result'
import { dispatch, useDocument } from '@/stores/document/document-store'
import { Button } from '@/ui/button'
import { SelectField } from '@/ui/select-field'
import { useLoaded } from '@/ui/use-loaded'
import { removeNewest, setVersion } from './edit-schemas'
import { NamedSchemas } from './named-schemas'
import { SampleRecord } from './sample-record'
import { SchemaEditor } from './schema-editor'
import { VersionCheck } from './version-check'

const LANGUAGES = [
  { value: 'avro', label: 'Avro' },
  { value: 'protobuf', label: 'Protobuf' },
  { value: 'json-schema', label: 'JSON Schema' },
] as const

/** Whether so much changed at once that the language may be another. */
const isPasted = (before: string, after: string): boolean => after.length - before.length > 20

interface BenchProps {
  readonly topic: Topic
  readonly part: RecordPart
  readonly type: number
}

/** What was typed and is no version yet, so that closing the dialog loses nothing; gone with the page. */
const drafts = new Map<string, SchemaVersion>()

/** One type of record: the text of its versions, what the text would break, a sample, and the schemas that it names. */
export function SchemaBench({ topic, part, type }: BenchProps) {
  const design = useDocument((state) => state.design)
  const schema = schemaOf(topic, part)
  const versions = schema?.types?.[type]?.versions ?? []
  const [at, setAt] = useState(versions.length - 1)
  const shownAt = Math.min(at, versions.length - 1)
  const stored = versions[shownAt]
  const schemaKey = { topic: topic.name, part, type, version: shownAt }
  const draftKey = JSON.stringify(schemaKey)
  const [draft, setDraft] = useState(drafts.get(draftKey))
  const [chosen, setChosen] = useState(languageIn(schema) ?? 'avro')
  const language = versions.length > 0 ? (languageIn(schema) ?? chosen) : chosen
  const current = draft ?? stored ?? { text: '' }
  const isChanged = draft !== undefined && JSON.stringify(draft) !== JSON.stringify(stored)
  const keep = (next: SchemaVersion | undefined, key = draftKey) => {
    if (next === undefined) drafts.delete(key)
    else drafts.set(key, next)
    setDraft(next)
    if (versions.length === 0 && next !== undefined && isPasted(current.text, next.text))
      setChosen(languageOf('', next.text))
  }
  const read = useLoaded(
    useCallback(() => loadLanguage(language).then((reader) => ({ reader })), [language]),
  )?.reader
  const version = useMemo(() => versionText(design, current), [design, current])
  const outcome = useMemo(
    () => (read && current.text.trim() !== '' ? read(current.text, version.referenced) : null),
    [read, current.text, version],
  )
  const older = isChanged ? versions : versions.slice(0, shownAt)
  const save = (index: number) => {
    setVersion({ ...schemaKey, version: index }, language, current)
    keep(undefined)
    setAt(index)
  }
  const words = part === 'key' ? 'keys' : 'values'
  return (
    <>
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)_minmax(0,22rem)] gap-3 px-4 py-3">
        <div className="flex min-h-0 flex-col gap-2">
          <div className="grid grid-cols-2 gap-3">
            {versions.length === 0 ? (
              <SelectField label="Written in" value={language} options={LANGUAGES} onChange={setChosen} />
            ) : (
              <SelectField
                label="Version"
                value={String(shownAt)}
                options={versions.map((_, index) => ({
                  value: String(index),
                  label: `${index + 1}${index === versions.length - 1 ? ', the newest' : ''}`,
                }))}
                onChange={(index) => {
                  setAt(Number(index))
                  setDraft(drafts.get(JSON.stringify({ ...schemaKey, version: Number(index) })))
                }}
              />
            )}
          </div>
          <div className="min-h-0 flex-1">
            <SchemaEditor
              key={shownAt}
              label={`Schema of the ${words} of ${topic.name}`}
              language={language}
              text={current.text}
              fault={outcome && !outcome.ok ? outcome.error : null}
              onChange={(text) => keep({ ...current, text })}
            />
          </div>
        </div>
        <div className="flex min-h-0 flex-col gap-4 overflow-auto pr-1">
          <Outcome {...{ outcome, read, older, language, topic, part }} current={current} />
          {outcome?.ok && (
            <SampleRecord
              schema={outcome.value}
              version={version}
              part={part}
              onSize={(bytes) => setAverage(topic.name, bytes)}
            />
          )}
          <NamedSchemas
            references={current.references ?? []}
            onChange={(references) => {
              const { references: _, ...rest } = current
              keep(references.length === 0 ? rest : { ...rest, references })
            }}
          />
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-2 border-line border-t px-4 py-2.5">
        <Button
          variant="primary"
          disabled={!outcome?.ok || (versions.length > 0 && !isChanged)}
          onClick={() => save(versions.length)}
        >
          Add as version {versions.length + 1}
        </Button>
        {stored && (
          <>
            <Button disabled={!outcome?.ok || !isChanged} onClick={() => save(shownAt)}>
              Replace version {shownAt + 1}
            </Button>
            <Button variant="quiet" disabled={!isChanged} onClick={() => keep(undefined)}>
              Back to version {shownAt + 1}
            </Button>
            <Button variant="quiet" disabled={isChanged} onClick={() => removeNewest(schemaKey)}>
              Remove version {versions.length}
            </Button>
          </>
        )}
      </div>
    </>
  )
}

interface OutcomeProps extends Omit<BenchProps, 'type'> {
  readonly outcome: Result<ReadSchema> | null
  readonly read: ReadText | undefined
  readonly language: SchemaLanguage
  readonly current: SchemaVersion
  readonly older: readonly SchemaVersion[]
}

/** What the text is, under which subject, and what it would break. */
function Outcome({ outcome, read, current, older, language, topic, part }: OutcomeProps) {
  const design = useDocument((state) => state.design)
  const schema = schemaOf(topic, part)
  const mode = schema?.compatibility ?? 'BACKWARD'
  const check = useMemo(() => {
    if (!read || older.length === 0 || !outcome?.ok) return null
    const next = versionText(design, current)
    return checkVersions(
      read,
      next,
      older.map((one) => versionText(design, one)),
      mode,
    )
  }, [read, outcome, older, design, current, mode])
  const label = LANGUAGES.find(({ value }) => value === language)?.label
  return (
    <section aria-label="What it breaks" className="flex flex-col gap-2">
      <h3 className="font-semibold">What it breaks</h3>
      {outcome === null && <p className="text-ink-soft">Paste or type a schema in {label}.</p>}
      {outcome && !outcome.ok && (
        <p role="alert" className="text-error">
          {outcome.error.replaceAll('`', '')}
        </p>
      )}
      {outcome?.ok && (
        <p className="text-ink-soft">
          Subject{' '}
          <code className="break-all font-mono text-mono">
            {subjectOf(topic.name, part, schema?.naming, recordNameOf(outcome.value.fields))}
          </code>
        </p>
      )}
      {outcome?.ok && older.length === 0 && <p className="text-ink-soft">There is no version before it.</p>}
      {check?.ok && <VersionCheck check={check.value} mode={mode} />}
      {check && !check.ok && <p className="text-error">{check.error.replaceAll('`', '')}</p>}
    </section>
  )
}

function setAverage(name: string, averageBytes: number): void {
  const label = `Set the average size of ${name}`
  dispatch(
    updateNode('topic', name, (node) => ({ ...node, record: { ...node.record, averageBytes } }), label),
  )
}
