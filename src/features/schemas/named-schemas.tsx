import type { SchemaVersion } from '@/core/model/design'
import { Button } from '@/ui/button'
import { DraftField } from '@/ui/draft-field'
import { TextArea } from '@/ui/text-area'

type Reference = NonNullable<SchemaVersion['references']>[number]

interface NamedSchemasProps {
  readonly references: readonly Reference[]
  readonly onChange: (references: readonly Reference[]) => void
}

/** The schemas that a text names: imports of Protobuf, types of Avro, `$ref`s of JSON Schema. */
export function NamedSchemas({ references, onChange }: NamedSchemasProps) {
  const set = (index: number, reference: Reference) => onChange(references.with(index, reference))
  return (
    <section aria-label="References" className="flex flex-col gap-2">
      <h3 className="font-semibold">References</h3>
      {references.map((reference, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a reference that is being typed has no other identity
        <div key={index} className="flex flex-col gap-1.5 border-line border-t pt-2">
          <DraftField
            label="Name"
            isMono
            shown={reference.name}
            placeholder="money.proto, shop.Money or money.json"
            read={(name) =>
              name === '' ? { ok: false, error: 'A reference has a name.' } : { ok: true, value: name }
            }
            onChange={(name) => set(index, { ...reference, name })}
          />
          <DraftField
            label="Subject"
            isMono
            shown={reference.subject ?? ''}
            placeholder="money-value"
            read={(subject) => ({ ok: true, value: subject })}
            onChange={(subject) => {
              const { subject: _, ...rest } = reference
              set(index, subject === '' ? rest : { ...rest, subject })
            }}
          />
          <TextArea
            label="Its text, where no topic here has the subject"
            rows={3}
            isMono
            shown={reference.text ?? ''}
            onChange={(text) => {
              const { text: _, ...rest } = reference
              set(index, text === '' ? rest : { ...rest, text })
            }}
          />
          <div>
            <Button variant="quiet" onClick={() => onChange(references.toSpliced(index, 1))}>
              Remove {reference.name}
            </Button>
          </div>
        </div>
      ))}
      <div>
        <Button
          variant="quiet"
          onClick={() => onChange([...references, { name: `schema-${references.length + 1}` }])}
        >
          Add a reference
        </Button>
      </div>
    </section>
  )
}
