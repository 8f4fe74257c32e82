import { Copy, Trash2 } from 'lucide-react'
import { duplicateNodes } from '@/core/edits/paste-nodes'
import { removeItems } from '@/core/edits/remove-items'
import { parseNodeId } from '@/core/model/node-id'
import { dispatch } from '@/stores/document-store'
import { reveal, select } from '@/stores/session-store'
import { Button } from '@/ui/button'
import { Section } from './section'

/** Names that are listed; the rest is counted. */
const LISTED = 100

export function ManySelected({ ids }: { ids: readonly string[] }) {
  const nodes = ids.filter((id) => parseNodeId(id) !== null)
  return (
    <>
      <header className="flex items-center gap-2 border-line border-b px-3.5 py-2.5">
        <h2 className="min-w-0 flex-1 font-semibold leading-7">{ids.length} selected</h2>
        <Button
          onClick={() => select(dispatch(duplicateNodes(nodes, [32, 32])))}
          disabled={nodes.length === 0}
        >
          <Copy size={14} />
          Duplicate
        </Button>
        <Button onClick={() => dispatch(removeItems(ids as Parameters<typeof removeItems>[0]))}>
          <Trash2 size={14} />
          Delete
        </Button>
      </header>
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
