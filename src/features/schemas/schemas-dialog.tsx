import { useState } from 'react'
import { parseNodeId } from '@/core/model/node-id'
import { type RecordPart, schemaOf } from '@/core/schemas/topic-schemas'
import { useDocument } from '@/stores/document/document-store'
import { openDialog, sessionStore, useSession } from '@/stores/session/session-store'
import { Dialog } from '@/ui/dialog'
import { lazyPart } from '@/ui/lazy-part'
import { SelectField } from '@/ui/select-field'

const SchemaBench = lazyPart(() => import('./schema-bench').then((module) => module.SchemaBench))

export function SchemasDialog() {
  const open = useSession((session) => session.dialog === 'schemas')
  return (
    <Dialog
      open={open}
      onOpenChange={(now) => openDialog(now ? 'schemas' : null)}
      title="Schemas of a topic"
      description="The versions of the schema of its records, and what the next version would break."
      size="large"
    >
      {open && <SchemasBody />}
    </Dialog>
  )
}

const PARTS = [
  { value: 'value', label: 'Values' },
  { value: 'key', label: 'Keys' },
] as const

function selectedTopic(names: readonly string[]): string | undefined {
  const [id] = sessionStore.getState().selection
  const node = id === undefined ? null : parseNodeId(id)
  return node?.kind === 'topic' && names.includes(node.name) ? node.name : names[0]
}

function SchemasBody() {
  const design = useDocument((state) => state.design)
  const names = design.topics.map(({ name }) => name)
  const [name, setName] = useState(() => selectedTopic(names))
  const [part, setPart] = useState<RecordPart>('value')
  const [type, setType] = useState(0)
  const topic = design.topics.find((one) => one.name === name)
  if (!topic) return <p className="p-4 text-ink-soft">Draw a topic first: it is topics that carry schemas.</p>
  const types = schemaOf(topic, part)?.types ?? []
  const shownTypes = [...types.map((_, at) => `Type ${at + 1}`), 'A further type'].map((label, at) => ({
    value: String(at),
    label,
  }))
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="grid grid-cols-3 gap-3 border-line border-b px-4 py-2.5">
        <SelectField
          label="Topic"
          value={topic.name}
          options={names.map((value) => ({ value, label: value }))}
          onChange={(next) => {
            setName(next)
            setType(0)
          }}
        />
        <SelectField
          label="Schema of"
          value={part}
          options={PARTS}
          onChange={(next) => {
            setPart(next)
            setType(0)
          }}
        />
        {types.length > 0 && (
          <SelectField
            label="Type of record"
            value={String(Math.min(type, types.length))}
            options={shownTypes}
            onChange={(at) => setType(Number(at))}
          />
        )}
      </div>
      <SchemaBench
        key={`${topic.name} ${part} ${type}`}
        topic={topic}
        part={part}
        type={Math.min(type, types.length)}
      />
    </div>
  )
}
