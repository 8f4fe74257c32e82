import { useId, useState } from 'react'
import { KIND_WORDS } from '@/core/edits/kind-words'
import { updateNodes } from '@/core/edits/update-nodes'
import { nodesOf } from '@/core/model/kinds/index'
import { NODE_KINDS, type NodeId, type NodeKind, parseNodeId } from '@/core/model/node-id'
import { formatCountOf } from '@/core/shared/format'
import { viewOf } from '@/core/views/view-of'
import { useAnalysis } from '@/stores/document/analysis-store'
import { dispatch, useDocument } from '@/stores/document/document-store'
import { CONTROL, Field } from '@/ui/field'
import { useRefused } from '@/ui/refused'
import { Select } from '@/ui/select'
import { fieldsOf } from './fields/index'
import type { NodeField } from './fields/node-field'
import { Section } from './section'

/** What the selected nodes have in common, kind by kind: a value that is typed is set on all of them, as one step. */
export function ManyFields({ ids }: { ids: readonly NodeId[] }) {
  const names = new Map<NodeKind, string[]>()
  for (const id of ids) {
    const node = parseNodeId(id)
    if (!node) continue
    const known = names.get(node.kind)
    if (known) known.push(node.name)
    else names.set(node.kind, [node.name])
  }
  return NODE_KINDS.map((kind) => {
    const chosen = names.get(kind) ?? []
    if (chosen.length < 2 || fieldsOf(kind).length === 0) return null
    return <FieldsOfKind key={kind} kind={kind} names={chosen} />
  })
}

function FieldsOfKind({ kind, names }: { kind: NodeKind; names: readonly string[] }) {
  const design = useDocument((state) => state.design)
  const analysis = useAnalysis((known) => known)
  const views = names.flatMap((name) => viewOf(analysis.views, kind, name) ?? [])
  const wanted = new Set(names)
  const nodes = nodesOf(design, kind).filter(({ name }) => wanted.has(name))
  return (
    <Section title={`All ${formatCountOf(names.length, KIND_WORDS[kind])}`}>
      {fieldsOf(kind).map((field) => {
        const texts = new Set(nodes.map((node) => field.text(node)))
        const [only = ''] = texts
        const assumed = new Set(views.map((view) => field.assumed?.(view)))
        const [all] = assumed
        return (
          <ManyField
            key={field.id}
            field={field}
            shown={texts.size > 1 ? null : only}
            assumed={assumed.size > 1 ? 'various' : (all ?? 'not stated')}
            onSet={(text) => {
              const read = field.read(text)
              const label = `Change ${field.label.toLowerCase()} of ${formatCountOf(names.length, KIND_WORDS[kind])}`
              if (read.ok) dispatch(updateNodes(kind, names, read.value, label))
            }}
          />
        )
      })}
    </Section>
  )
}

interface ManyFieldProps {
  readonly field: NodeField<NodeKind>
  /** What all of them say; null where they differ. */
  readonly shown: string | null
  /** What holds where none of them says anything. */
  readonly assumed: string
  readonly onSet: (text: string) => void
}

/** Taken by Enter or by leaving the field: half of what is typed must not reach twenty nodes. */
function ManyField({ field, shown, assumed, onSet }: ManyFieldProps) {
  const id = useId()
  const [draft, setDraft] = useState<string | null>(null)
  const read = draft === null ? null : field.read(draft)
  const wrong = read?.ok === false ? read.error : null
  useRefused(wrong && `${field.label} stays ${shown ?? 'as it is in each'}: ${wrong}`)
  const take = () => {
    if (draft === null || wrong !== null) return
    setDraft(null)
    if (draft !== shown) onSet(draft)
  }
  if (field.choices) {
    return (
      <Field label={field.label} htmlFor={id}>
        <Select id={id} value={shown ?? VARIOUS} onChange={(event) => onSet(event.target.value)}>
          {shown === null && (
            <option value={VARIOUS} disabled>
              various
            </option>
          )}
          {field.choices.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
    )
  }
  return (
    <Field label={field.label} htmlFor={id} error={wrong}>
      <input
        id={id}
        data-undoes
        value={draft ?? shown ?? ''}
        placeholder={shown === null ? 'various' : assumed}
        aria-invalid={wrong !== null}
        spellCheck={false}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take()
          if (event.key !== 'Escape' || draft === null) return
          event.preventDefault()
          event.stopPropagation()
          setDraft(null)
        }}
        className={CONTROL}
      />
    </Field>
  )
}

const VARIOUS = '\u0000various'
