import AlignCenterHorizontal from 'lucide-react/icons/align-center-horizontal'
import AlignCenterVertical from 'lucide-react/icons/align-center-vertical'
import AlignEndHorizontal from 'lucide-react/icons/align-end-horizontal'
import AlignEndVertical from 'lucide-react/icons/align-end-vertical'
import AlignStartHorizontal from 'lucide-react/icons/align-start-horizontal'
import AlignStartVertical from 'lucide-react/icons/align-start-vertical'
import Copy from 'lucide-react/icons/copy'
import Trash2 from 'lucide-react/icons/trash'
import { type Alignment, alignNodes } from '@/core/edits/align-nodes'
import { removeItems } from '@/core/edits/remove-items'
import { MARK_KINDS, MARKS, parseMarkId } from '@/core/model/marks'
import { type NodeId, parseNodeId } from '@/core/model/node-id'
import { formatCountOf } from '@/core/shared/format'
import { dispatch } from '@/stores/document/document-store'
import { duplicateItems } from '@/stores/document/duplicate-items'
import { reveal } from '@/stores/session/session-store'
import { SHORTCUTS } from '@/stores/session/shortcuts'
import { IconButton } from '@/ui/button'
import { shownShortcut } from '@/ui/shown-shortcut'
import { ManyFields } from './many-fields'
import { Section } from './section'

const ALIGNMENTS: readonly { alignment: Alignment; label: string; icon: typeof Copy }[] = [
  { alignment: 'left', label: 'Align left edges', icon: AlignStartVertical },
  { alignment: 'centre', label: 'Align centres', icon: AlignCenterVertical },
  { alignment: 'right', label: 'Align right edges', icon: AlignEndVertical },
  { alignment: 'top', label: 'Align top edges', icon: AlignStartHorizontal },
  { alignment: 'middle', label: 'Align middles', icon: AlignCenterHorizontal },
  { alignment: 'bottom', label: 'Align bottom edges', icon: AlignEndHorizontal },
]

/** Names that are listed; the rest is counted. */
const LISTED = 100

/** How many of each: `3 nodes, 1 area and 2 edges selected`. */
function selectedText(ids: readonly string[], nodes: number): string {
  const marks = MARK_KINDS.map(
    (kind) => [MARKS[kind].word, ids.filter((id) => parseMarkId(id)?.kind === kind).length] as const,
  )
  const edges = marks.reduce((left, [, count]) => left - count, ids.length - nodes)
  const counts = [['node', nodes] as const, ...marks, ['edge', edges] as const]
  const parts = counts.flatMap(([word, count]) => (count > 0 ? [formatCountOf(count, word)] : []))
  const last = parts.pop() ?? ''
  return `${parts.length > 0 ? `${parts.join(', ')} and ${last}` : last} selected`
}

export function ManySelected({ ids }: { ids: readonly string[] }) {
  const nodes = ids.filter((id): id is NodeId => parseNodeId(id) !== null)
  const items = ids.filter((id) => parseNodeId(id) !== null || parseMarkId(id) !== null)
  return (
    <>
      <header className="flex items-center gap-1 border-line border-b px-3.5 py-2.5">
        <h2 className="min-w-24 flex-1 font-semibold leading-7">{selectedText(ids, nodes.length)}</h2>
        <IconButton
          label="Duplicate"
          shortcut={shownShortcut(SHORTCUTS.duplicate)}
          onClick={() => duplicateItems(items)}
          disabled={items.length === 0}
        >
          <Copy size={15} />
        </IconButton>
        <IconButton
          label="Delete"
          shortcut={shownShortcut(SHORTCUTS.delete)}
          onClick={() => dispatch(removeItems(ids as Parameters<typeof removeItems>[0]))}
        >
          <Trash2 size={15} />
        </IconButton>
      </header>
      <ManyFields ids={nodes} />
      <Section title="Align">
        <div className="flex gap-1">
          {ALIGNMENTS.map(({ alignment, label, icon: Icon }) => (
            <IconButton
              key={alignment}
              label={label}
              onClick={() => dispatch(alignNodes(nodes, alignment))}
              disabled={nodes.length < 2}
            >
              <Icon size={16} />
            </IconButton>
          ))}
        </div>
      </Section>
      <Section title="Selected">
        <ul>
          {nodes.slice(0, LISTED).map((id) => (
            <li key={id}>
              <button
                type="button"
                onClick={() => reveal(id)}
                className="w-full truncate rounded-control px-1 text-left font-mono text-mono hover:bg-sunk"
              >
                {parseNodeId(id)?.name}
              </button>
            </li>
          ))}
        </ul>
        {nodes.length > LISTED && <p className="text-ink-soft">and {nodes.length - LISTED} more</p>}
      </Section>
    </>
  )
}
