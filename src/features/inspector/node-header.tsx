import { ArrowRightFromLine, Copy, ListOrdered, Trash2, UsersRound } from 'lucide-react'
import { duplicateNodes } from '@/core/edits/paste-nodes'
import { removeItems } from '@/core/edits/remove-items'
import { renameNode } from '@/core/edits/rename-node'
import { checkTopicName } from '@/core/kafka/topic-name'
import { hasNode } from '@/core/model/has-node'
import type { NodeId, NodeKind } from '@/core/model/node-id'
import type { Result } from '@/core/shared/result'
import { dispatch, documentStore } from '@/stores/document-store'
import { select } from '@/stores/session-store'
import { IconButton } from '@/ui/button'
import { NameInput } from '@/ui/name-input'

const ICON = { producer: ArrowRightFromLine, topic: ListOrdered, consumerGroup: UsersRound } as const
const WORD: Readonly<Record<NodeKind, string>> = {
  producer: 'producer',
  topic: 'topic',
  consumerGroup: 'consumer group',
}

/** A name that the node can have; what Kafka would refuse of a new name is said before it is taken. */
function readName(kind: NodeKind, name: string, typed: string): Result<string> {
  if (typed === name) return { ok: true, value: typed }
  if (typed.trim() === '') return { ok: false, error: 'A name must not be empty.' }
  if (typed.length > 1000) return { ok: false, error: 'A name has at most 1000 characters.' }
  if (hasNode(documentStore.getState().design, `${kind}:${typed}`))
    return { ok: false, error: `There is a ${WORD[kind]} ${typed} already.` }
  const checked = kind === 'topic' ? checkTopicName(typed) : { ok: true as const }
  return checked.ok
    ? { ok: true, value: typed }
    : { ok: false, error: ('reason' in checked && checked.reason) || 'Kafka does not accept this name.' }
}

export function NodeHeader({ id, kind, name }: { id: NodeId; kind: NodeKind; name: string }) {
  const Icon = ICON[kind]
  return (
    <header className="flex items-start gap-2 border-line border-b px-3.5 py-2.5">
      <span className="grid h-7 place-items-center text-ink-soft">
        <Icon size={16} aria-hidden="true" />
      </span>
      <NameInput
        label={`Name of the ${WORD[kind]}`}
        name={name}
        read={(typed) => readName(kind, name, typed)}
        onCommit={(to) => {
          dispatch(renameNode(kind, name, to))
          select([`${kind}:${to}`])
        }}
      />
      <IconButton
        label="Duplicate"
        shortcut="Ctrl D"
        onClick={() => select(dispatch(duplicateNodes([id], [32, 32])))}
      >
        <Copy size={15} />
      </IconButton>
      <IconButton label="Delete" shortcut="Delete" onClick={() => dispatch(removeItems([id]))}>
        <Trash2 size={15} />
      </IconButton>
    </header>
  )
}
