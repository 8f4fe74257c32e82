import { Autocomplete } from '@base-ui/react/autocomplete'
import { useEffect, useMemo, useState } from 'react'
import { KIND_WORDS } from '@/core/edits/kind-words'
import { MARKS } from '@/core/model/marks'
import { currentAnalysis } from '@/stores/document/analysis-store'
import { useDocument } from '@/stores/document/document-store'
import { openDialog, reveal, useSession } from '@/stores/session/session-store'
import { keepTyped, takeTyped, textWanted } from '@/stores/session/typed-ahead'
import { refreshDesigns, useDesigns } from '@/stores/storage/document-storage'
import type { Command } from '@/ui/command'
import { Dialog } from '@/ui/dialog'
import { shownShortcut } from '@/ui/shown-shortcut'
import { useLoaded } from '@/ui/use-loaded'
import { type Entry, entriesOf, findEntries } from './find-entries'
import { furtherEntries } from './further-entries'

interface PaletteProps {
  readonly commands: readonly Command[]
}

/** Find a node or run a command by typing a few letters of it. */
export function CommandPalette(props: PaletteProps) {
  const open = useSession((session) => session.dialog === 'commands')
  return (
    <Dialog
      open={open}
      onOpenChange={(now) => openDialog(now ? 'commands' : null)}
      title="Find or do anything"
      hideTitle
    >
      {open && <PaletteBody {...props} />}
    </Dialog>
  )
}

/** A row is one line; the one that Enter would run stands whole. */
const CUT = 'truncate group-data-[highlighted]:whitespace-normal group-data-[highlighted]:break-words'

const loadTemplates = () => import('@/core/templates/index').then((module) => module.templates)

function run(entry: Entry): void {
  openDialog(null)
  if ('run' in entry) entry.run()
  else if (entry.kind !== 'command') reveal(entry.id, true)
  else if (entry.command.enabled?.() ?? true) entry.command.run()
}

function PaletteBody({ commands }: PaletteProps) {
  const design = useDocument((state) => state.design)
  const [typed, setTyped] = useState('')
  const examples = useLoaded(loadTemplates)
  const kept = useDesigns()
  useEffect(() => void refreshDesigns(), [])
  const entries = useMemo(
    () => [
      ...entriesOf(design, commands),
      ...furtherEntries(design, currentAnalysis(), examples ?? [], kept ?? []),
    ],
    [design, commands, examples, kept],
  )
  const found = useMemo(() => findEntries(entries, typed), [entries, typed])
  /** What was typed before this stood; with an Enter in it, what that would have run. */
  const takeAhead = () => {
    const [text = '', ...entered] = takeTyped().split('\n')
    const [first] = findEntries(entries, typed + text)
    if (entered.length > 0 && first) {
      run(first)
      if (textWanted() !== null) keepTyped(entered.join('\n'))
    } else setTyped((before) => before + text)
  }
  return (
    <Autocomplete.Root
      open
      inline
      items={entries}
      filteredItems={found}
      value={typed}
      onValueChange={setTyped}
      itemToStringValue={(entry: Entry) => entry.label}
      autoHighlight="always"
      keepHighlight
    >
      <Autocomplete.Input
        aria-label="Find or do anything"
        placeholder="Find a node, a finding, a setting, an example, or type what to do"
        autoFocus
        data-takes-typed
        onFocus={takeAhead}
        className="h-10 w-full border-line border-b bg-transparent px-4 outline-none"
      />
      <Autocomplete.Empty className="px-4 py-3 text-ink-soft empty:hidden">
        Nothing has that in it.
      </Autocomplete.Empty>
      <Autocomplete.List className="max-h-80 overflow-auto py-1">
        {(entry: Entry) => (
          <Autocomplete.Item
            key={entry.id}
            value={entry}
            onClick={() => run(entry)}
            className="group flex cursor-default items-center gap-3 px-4 py-1.5 data-[highlighted]:bg-sunk"
          >
            {'run' in entry ? (
              <>
                <span className={`min-w-0 flex-1 ${CUT}`}>{entry.label}</span>
                <span className={`max-w-28 text-ink-soft text-small ${CUT}`}>{entry.says}</span>
              </>
            ) : entry.kind !== 'command' ? (
              <>
                <span
                  className={`min-w-0 flex-1 ${CUT} ${entry.kind === 'node' ? 'font-mono text-mono' : ''}`}
                >
                  {entry.label}
                </span>
                {entry.kind === 'node' && entry.about !== '' && (
                  <span className={`max-w-1/2 text-ink-soft text-small ${CUT}`}>{entry.about}</span>
                )}
                <span className="text-ink-soft text-small">
                  {entry.kind === 'node' ? KIND_WORDS[entry.of] : MARKS[entry.of].word}
                </span>
              </>
            ) : (
              <>
                <span className={`flex-1 ${entry.command.enabled?.() === false ? 'text-ink-soft' : ''}`}>
                  {entry.label}
                </span>
                {entry.command.shortcut && (
                  <kbd className="font-mono text-mono text-ink-soft">
                    {shownShortcut(entry.command.shortcut)}
                  </kbd>
                )}
              </>
            )}
          </Autocomplete.Item>
        )}
      </Autocomplete.List>
    </Autocomplete.Root>
  )
}
