import type { ReactNode } from 'react'
import { type About, DATA_CLASSES } from '@/core/model/about'
import type { NodeKind, NodeOfKind } from '@/core/model/node-id'
import { DraftField } from '@/ui/draft-field'
import { SelectField } from '@/ui/select-field'
import { TextArea } from '@/ui/text-area'
import { setField } from './edit-node'
import { Section } from './section'

/** As long as the document takes. */
const LONGEST = 5000
const LONGEST_OWNER = 200

const DATA = [
  { value: 'unknown', label: 'Not stated' },
  ...DATA_CLASSES.map((value) => ({ value, label: `${value.charAt(0).toUpperCase()}${value.slice(1)}` })),
] as const

interface AboutSectionProps<Kind extends NodeKind> {
  readonly kind: Kind
  readonly node: NodeOfKind<Kind> & About & { readonly name: string }
  /** What else an application says of itself. */
  readonly children?: ReactNode
}

/** What a node is for and whose it is, and of a topic what data it holds. */
export function AboutSection<Kind extends NodeKind>({ kind, node, children }: AboutSectionProps<Kind>) {
  const { name, description, owner, data } = node
  return (
    <Section title="About">
      <DraftField
        label="Owner"
        shown={owner ?? ''}
        placeholder="e.g. team-payments"
        read={(typed) =>
          typed.length <= LONGEST_OWNER
            ? { ok: true, value: typed.trim() }
            : { ok: false, error: `An owner has at most ${LONGEST_OWNER} characters.` }
        }
        onChange={(typed) => setField(kind, name, 'owner', typed === '' ? undefined : typed)}
      />
      {children}
      {kind === 'topic' && (
        <SelectField
          label="Data"
          value={data ?? 'unknown'}
          options={DATA}
          onChange={(chosen) => setField('topic', name, 'data', chosen === 'unknown' ? undefined : chosen)}
        />
      )}
      <TextArea
        label="Description"
        shown={description ?? ''}
        rows={2}
        maxLength={LONGEST}
        placeholder="What it is for"
        onChange={(text) => setField(kind, name, 'description', text === '' ? undefined : text)}
      />
    </Section>
  )
}
