import { KIND_WORDS } from '@/core/edits/kind-words'
import { NODE_KINDS } from '@/core/model/node-id'
import { openDialog } from '@/stores/session/session-store'
import { SHORTCUTS } from '@/stores/session/shortcuts'
import { Button } from '@/ui/button'
import { shownShortcut } from '@/ui/shown-shortcut'
import { addToDrawing } from './add-to-drawing'

/** What will be here, and the buttons that fill it: its words are ground to the pointer, which drags and double-clicks there. */
export function EmptyCanvas() {
  return (
    <div className="pointer-events-none absolute inset-0 grid place-items-center p-8">
      <div className="flex max-w-lg select-none flex-col items-center gap-3 text-center">
        <p className="font-semibold">Draw who writes, what is kept, and who reads.</p>
        <p className="text-ink-soft">
          Add a producer, a topic and a consumer group, then drag from one handle to the next. Partitions,
          storage and brokers follow as you type.
        </p>
        <div className="flex flex-wrap justify-center gap-2 *:pointer-events-auto">
          {NODE_KINDS.map((kind, at) => (
            <Button key={kind} variant={at === 0 ? 'primary' : 'plain'} onClick={() => addToDrawing(kind)}>
              Add a {KIND_WORDS[kind]}
              <kbd className="font-mono text-small opacity-70">{shownShortcut(SHORTCUTS[`add-${kind}`])}</kbd>
            </Button>
          ))}
          <Button variant="quiet" onClick={() => openDialog('designs')}>
            Start from an example
          </Button>
        </div>
      </div>
    </div>
  )
}
