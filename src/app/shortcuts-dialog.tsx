import { openDialog, useSession } from '@/stores/session/session-store'
import type { Command } from '@/ui/command'
import { Dialog } from '@/ui/dialog'
import { shownShortcut } from '@/ui/shown-shortcut'
import { Signs } from '@/ui/signs'

/** What the keyboard does beyond the commands: the habits of a canvas. */
const HABITS: readonly (readonly [string, string])[] = [
  ['Tab', 'From part to part of the page; the drawing and each bar are one'],
  ['Enter', 'Select what has the focus; again, go to its field in the inspector'],
  ['↑ ↓ ← →', 'Move what is selected, with Shift further; from what is not, go on along the edges'],
  ['Alt ↑ ↓ ← →', 'Walk from node to node along the edges, or from an edge to its ends'],
  ['Ctrl ↑ ↓ ← →', 'Make the next node, already connected; up and down one beside it'],
  ['Shift drag', 'Select what lies in a box'],
  ['Alt drag', 'Drag a copy'],
  ['Ctrl drag', 'Drag past the lines that nodes come to lie on'],
  ['Space drag', 'Move the whole drawing, as a drag with the right or the middle button does'],
  ['Double click', 'On the ground add here; on a node its name, on an edge its number'],
  ['Esc', 'Leave a field for the drawing, or deselect'],
  ['Letters', 'Act where the drawing has the focus; in a field they are text'],
]

/** The commands in the order in which a person meets them; whatever is new stands at the end. */
const GROUPS: readonly (readonly [string, (id: string) => boolean])[] = [
  ['Draw', (id) => /^(add-|connect|rename|arrange|snap)/.test(id)],
  ['Edit', (id) => /^(undo|redo|delete|duplicate|lock|copy|cut|paste|select-all)/.test(id)],
  ['Look', (id) => /^(fit|zoom|outline|internals|show-|next-region|last-region)/.test(id)],
  ['Designs and files', () => true],
]

interface Group {
  readonly title: string
  readonly rows: readonly (readonly [keys: string, what: string])[]
}

const rowOf = ({ shortcut = '', furtherKeys = [], label }: Command) =>
  [[shortcut, ...furtherKeys].map(shownShortcut).join(', '), label] as const

function groupsOf(all: readonly Command[]): readonly Group[] {
  let rest = all.filter(({ shortcut }) => shortcut !== undefined)
  const groups = GROUPS.map(([title, isIn]) => {
    const here = rest.filter(({ id }) => isIn(id))
    rest = rest.filter(({ id }) => !isIn(id))
    return { title, rows: here.map(rowOf) }
  })
  return [{ title: 'On the drawing', rows: HABITS }, ...groups]
}

export function ShortcutsDialog({ commands }: { commands: readonly Command[] }) {
  const open = useSession((session) => session.dialog === 'shortcuts')
  return (
    <Dialog
      open={open}
      onOpenChange={(now) => openDialog(now ? 'shortcuts' : null)}
      title="Keyboard shortcuts"
      description="Everything that the mouse can do, the keyboard can."
    >
      <section
        aria-label="Shortcuts"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard
        tabIndex={0}
        className="overflow-auto p-4 -outline-offset-2"
      >
        {groupsOf(commands).map(({ title, rows }) => (
          <div key={title} className="mb-3">
            <h3 className="mb-1 font-semibold">{title}</h3>
            <dl className="grid grid-cols-[112px_1fr] gap-x-4 gap-y-1">
              {rows.map(([keys, what]) => (
                <Row key={keys} keys={keys} what={what} />
              ))}
            </dl>
          </div>
        ))}
      </section>
    </Dialog>
  )
}

function Row({ keys, what }: { keys: string; what: string }) {
  return (
    <>
      <dt className="whitespace-nowrap font-mono text-mono text-ink-soft">
        <Signs text={keys} />
      </dt>
      <dd>{what}</dd>
    </>
  )
}
