import type { NodeKind } from '@/core/model/node-id'
import { TextArea } from '@/ui/text-area'
import { setField } from './edit-node'
import { Section } from './section'

/** As long as the document takes. */
const LONGEST = 5000

interface DescriptionSectionProps {
  readonly kind: NodeKind
  readonly name: string
  readonly description: string | undefined
}

/** What a node is for, in the words of who drew it. */
export function DescriptionSection({ kind, name, description }: DescriptionSectionProps) {
  return (
    <Section title="Description">
      <TextArea
        label="Description"
        hideLabel
        shown={description ?? ''}
        rows={2}
        maxLength={LONGEST}
        placeholder="What it is for"
        onChange={(text) => setField(kind, name, 'description', text === '' ? undefined : text)}
      />
    </Section>
  )
}
