import Copy from 'lucide-react/icons/copy'
import Lock from 'lucide-react/icons/lock'
import LockOpen from 'lucide-react/icons/lock-open'
import Trash2 from 'lucide-react/icons/trash-2'
import { whyNotName } from '@/core/edits/check-name'
import { KIND_WORDS } from '@/core/edits/kind-words'
import { lockItems } from '@/core/edits/lock-items'
import { removeItems } from '@/core/edits/remove-items'
import { renameNode } from '@/core/edits/rename-node'
import { lockedIds } from '@/core/model/locks'
import type { NodeId, NodeKind } from '@/core/model/node-id'
import type { Result } from '@/core/shared/result'
import { KIND_ICONS } from '@/figures/kind-icons'
import { dispatch, documentStore, useDocument } from '@/stores/document/document-store'
import { duplicateItems } from '@/stores/document/duplicate-items'
import { setUnfinished } from '@/stores/document/unfinished'
import { select } from '@/stores/session/session-store'
import { SHORTCUTS } from '@/stores/session/shortcuts'
import { IconButton } from '@/ui/button'
import { NameInput } from '@/ui/name-input'
import { shownShortcut } from '@/ui/shown-shortcut'

/** What was typed, where the node can have it as its name. */
function readName(kind: NodeKind, name: string, typed: string): Result<string> {
  const why = whyNotName(documentStore.getState().design, kind, name, typed)
  return why === null ? { ok: true, value: typed } : { ok: false, error: why }
}

export function NodeHeader({ id, kind, name }: { id: NodeId; kind: NodeKind; name: string }) {
  const Icon = KIND_ICONS[kind]
  const isLocked = useDocument(({ design }) => lockedIds(design).has(id))
  return (
    <header className="sticky top-0 z-10 flex items-start gap-2 max-[1100px]:gap-0.5 border-line border-b bg-raised px-3.5 py-2.5">
      <span className="grid h-7 place-items-center text-ink-soft">
        <Icon size={16} aria-hidden="true" />
      </span>
      <NameInput
        label={`Name of the ${KIND_WORDS[kind]}`}
        name={name}
        read={(typed) => readName(kind, name, typed)}
        onCommit={(to) => {
          dispatch(renameNode(kind, name, to))
          select([`${kind}:${to}`])
        }}
        onDraft={(to) => setUnfinished('name', to === null ? null : () => renameNode(kind, name, to))}
      />
      <IconButton
        label="Duplicate"
        shortcut={shownShortcut(SHORTCUTS.duplicate)}
        onClick={() => duplicateItems([id])}
      >
        <Copy size={15} />
      </IconButton>
      <IconButton
        label={isLocked ? 'Unlock' : 'Lock against moving and deleting'}
        shortcut={shownShortcut(SHORTCUTS.lock)}
        onClick={() => dispatch(lockItems([id], !isLocked))}
      >
        {isLocked ? <Lock size={15} /> : <LockOpen size={15} />}
      </IconButton>
      <IconButton
        label="Delete"
        shortcut={shownShortcut(SHORTCUTS.delete)}
        disabled={isLocked}
        onClick={() => dispatch(removeItems([id]))}
      >
        <Trash2 size={15} />
      </IconButton>
    </header>
  )
}
