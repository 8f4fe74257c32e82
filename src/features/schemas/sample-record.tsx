import { useCallback, useMemo, useState } from 'react'
import { type SampleProblem, sampleProblems } from '@/core/schemas/check-sample'
import { encodedSize, SIZE_ASSUMPTION } from '@/core/schemas/encoded-size'
import type { ReadSchema } from '@/core/schemas/read-schema'
import type { VersionText } from '@/core/schemas/schema-compatibility'
import type { RecordPart } from '@/core/schemas/topic-schemas'
import { formatCount } from '@/core/shared/format'
import { Button } from '@/ui/button'
import { RichText } from '@/ui/rich-text'
import { TextArea } from '@/ui/text-area'
import { useLoaded } from '@/ui/use-loaded'

const loadValidator = () =>
  import('@/core/schemas/check-json-sample').then((module) => module.jsonSampleProblems)

interface SampleRecordProps {
  readonly schema: ReadSchema
  readonly version: VersionText
  readonly part: RecordPart
  /** Takes the bytes of a value over into the topic. */
  readonly onSize: (bytes: number) => void
}

/** A sample that is validated against the schema, and how many bytes a record has by it. */
export function SampleRecord({ schema, version, part, onSize }: SampleRecordProps) {
  const [text, setText] = useState('')
  const validate = useLoaded(useCallback(() => loadValidator(), []))
  const sample = useMemo(() => readSample(text), [text])
  const problems = useMemo((): readonly SampleProblem[] | null => {
    if (sample === null) return null
    if (!sample.ok) return [{ path: '/', sentence: 'this is no JSON' }]
    if (schema.language !== 'json-schema') return sampleProblems(schema.fields, sample.value)
    return validate === null ? null : validate(version, sample.value)
  }, [sample, schema, validate, version])
  const isSample = sample?.ok === true && problems?.length === 0
  const bytes = encodedSize(schema.fields, schema.language, isSample ? sample.value : undefined)
  return (
    <>
      <section aria-label="Sample record" className="flex flex-col gap-1.5">
        <h3 className="font-semibold">Sample record</h3>
        <TextArea
          label="As JSON"
          rows={5}
          isMono
          shown={text}
          onChange={setText}
          placeholder='{ "id": "a1" }'
        />
        <div role="status">
          {problems?.length === 0 && <p className="text-good">It is one of this schema.</p>}
          {problems?.map(({ path, sentence }) => (
            <p key={`${path} ${sentence}`} className="text-error">
              <code className="font-mono text-mono">{path}</code>: <RichText text={sentence} />
            </p>
          ))}
        </div>
      </section>
      <section aria-label="Size" className="flex flex-col gap-1.5">
        <h3 className="font-semibold">Size</h3>
        <p>
          {part === 'key' ? 'A key has' : 'A record has'} about <strong>{formatCount(bytes)} bytes</strong>,
          not compressed, {isSample ? 'by the sample.' : 'by the schema alone.'}
        </p>
        {!isSample && <p className="text-ink-soft text-small">Assumed: {SIZE_ASSUMPTION}</p>}
        {part === 'value' && (
          <div>
            <Button onClick={() => onSize(bytes)}>Use as the average size</Button>
          </div>
        )}
      </section>
    </>
  )
}

function readSample(text: string): { ok: true; value: unknown } | { ok: false } | null {
  if (text.trim() === '') return null
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch {
    return { ok: false }
  }
}
