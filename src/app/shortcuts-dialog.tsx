import { openDialog, useSession } from '@/stores/session-store'
import { Dialog } from '@/ui/dialog'
import { shownShortcut } from '@/ui/shown-shortcut'
import { commands } from './commands'

/** What the keyboard does beyond the commands: the habits of a canvas. */
const HABITS: readonly (readonly [string, string])[] = [
  ['Tab', 'From region to region, and from node to node'],
  ['↑ ↓ ← →', 'Move the selected nodes; with Shift further'],
  ['Alt ↑ ↓ ← →', 'Walk from node to node along the edges'],
  ['Enter or F2', 'Rename the selected node'],
  ['Esc', 'Leave what is being done'],
]

export function ShortcutsDialog() {
  const open = useSession((session) => session.dialog === 'shortcuts')
  const withKeys = commands.filter(({ shortcut }) => shortcut !== undefined)
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
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
          {HABITS.map(([keys, what]) => (
            <Row key={keys} keys={keys} what={what} />
          ))}
          {withKeys.map(({ id, label, shortcut = '' }) => (
            <Row key={id} keys={shownShortcut(shortcut)} what={label} />
          ))}
        </dl>
      </section>
    </Dialog>
  )
}

function Row({ keys, what }: { keys: string; what: string }) {
  return (
    <>
      <dt className="whitespace-nowrap text-right font-mono text-mono text-ink-soft">{keys}</dt>
      <dd>{what}</dd>
    </>
  )
}
