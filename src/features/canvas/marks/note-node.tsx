import type { NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { writeNote } from '@/core/edits/edit-marks'
import type { MarkId } from '@/core/model/marks'
import { dispatch } from '@/stores/document/document-store'
import { startRenaming, useSession } from '@/stores/session/session-store'
import { takeTyped } from '@/stores/session/typed-ahead'
import { focusItem } from '../gestures/focus-node'
import { LockSign } from '../nodes/lock-sign'
import type { NoteFlowNode } from './mark-nodes'
import { MarkText } from './mark-text'
import { Resizer } from './resizer'

/** A note: what a person writes beside the drawing, typed in place and shown with Markdown's basics. */
export const NoteNode = memo(function NoteNode({
  data: { note, key },
  selected,
  draggable,
}: NodeProps<NoteFlowNode>) {
  const id: MarkId = `note:${key}`
  const isWriting = useSession(({ renaming }) => renaming === id)
  return (
    <div
      className={`note-paper relative size-full border bg-sunk px-2.5 py-2 text-body ${
        selected ? 'border-ink outline-2 outline-ink outline-offset-2' : 'border-line-strong'
      }`}
    >
      {isWriting ? (
        <textarea
          // biome-ignore lint/a11y/noAutofocus: the user asked to write here
          autoFocus
          data-name-field
          aria-label="Text of the note"
          value={note.text}
          placeholder="Write. **bold**, `code`, - a list, [a link](https://…)"
          onFocus={(event) => {
            event.target.setSelectionRange(note.text.length, note.text.length)
            const typed = takeTyped()
            if (typed !== '') dispatch(writeNote(key, note.text + typed))
          }}
          onChange={(event) => dispatch(writeNote(key, event.target.value))}
          onBlur={() => startRenaming(null)}
          onKeyDown={(event) => {
            event.stopPropagation()
            const isDone =
              event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
            if (!isDone) return
            startRenaming(null)
            focusItem(id)
          }}
          className="nodrag nopan nowheel pointer-events-auto size-full resize-none bg-transparent outline-none"
        />
      ) : note.text === '' ? (
        <p className="text-ink-soft">Double-click, or press Enter, to write</p>
      ) : (
        <div className="size-full overflow-hidden">
          <MarkText text={note.text} />
        </div>
      )}
      {draggable === false && <LockSign />}
      {selected && !isWriting && draggable !== false && (
        <Resizer id={id} kind="note" box={{ at: note.at, size: note.size }} />
      )}
    </div>
  )
}, sameMark)

function sameMark(one: NodeProps<NoteFlowNode>, other: NodeProps<NoteFlowNode>): boolean {
  return one.data === other.data && one.selected === other.selected && one.draggable === other.draggable
}
