import { type Identity, isEverybody, principalOf, withType } from '@/core/model/principal'
import { useDocument } from '@/stores/document/document-store'
import { DraftField } from '@/ui/draft-field'
import { setField } from './edit-node'

const LONGEST = 500

/** What was typed of a principal, or nothing of it. */
export function readPrincipal(typed: string) {
  const text = typed.trim()
  if (text.length > LONGEST || /[;\r\n]/.test(text))
    return {
      ok: false,
      error: `A principal is one line of at most ${LONGEST} characters without a semicolon.`,
    } as const
  if (isEverybody(withType(text)))
    return {
      ok: false,
      error: `${text} is everybody in an ACL: an application has a name of its own.`,
    } as const
  return { ok: true, value: text === '' ? undefined : text } as const
}

interface PrincipalFieldProps {
  readonly kind: 'producer' | 'consumerGroup' | 'streamsApp'
  readonly node: Identity
}

/** Who an application is to the brokers. */
export function PrincipalField({ kind, node }: PrincipalFieldProps) {
  const cluster = useDocument(({ design }) => design.cluster)
  return (
    <DraftField
      label="Principal"
      isMono
      shown={node.principal ?? ''}
      placeholder={principalOf(cluster, { ...node, principal: undefined })}
      read={readPrincipal}
      onChange={(principal) => setField(kind, node.name, 'principal', principal)}
    />
  )
}
