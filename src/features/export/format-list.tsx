import FileArchive from 'lucide-react/icons/file-archive'
import Image from 'lucide-react/icons/image'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import type { ExporterEntry } from '@/core/exporters/exporter'
import type { Design } from '@/core/model/design'
import { lastFormats } from '@/stores/session/last-format'
import { orSayFault } from '@/stores/session/say-fault'
import { openDialog } from '@/stores/session/session-store'
import { Button } from '@/ui/button'
import { CONTROL } from '@/ui/field'
import { downloadEverything } from './download-zip'
import { findFormats } from './find-formats'

interface FormatListProps {
  readonly design: Design
  readonly chosen: string
  readonly onChoose: (id: string) => void
}

/**
 * The formats by their groups, the last used first, found by typing; and a way to take all of them. Tab stops once at
 * the formats, where arrows lead from one to the next.
 */
export function FormatList({ design, chosen, onChoose }: FormatListProps) {
  const [typed, setTyped] = useState('')
  // As the dialog found it: a list that changes its order under the pointer is hard to hit.
  const [last] = useState(lastFormats)
  const list = useRef<HTMLElement>(null)
  const groups = findFormats(typed, last)
  const found = groups.flatMap(({ entries }) => entries)
  const begins = typed.trim().toLowerCase()
  // Enter takes what is called so before what only says so of itself.
  const first = found.find(({ label }) => begins !== '' && label.toLowerCase().startsWith(begins)) ?? found[0]
  const stop = found.find(({ id }) => id === chosen) ?? first
  const onKeyDown = (event: KeyboardEvent) => {
    const isTyping = event.target instanceof HTMLInputElement
    if (isTyping && event.key === 'Enter' && first) {
      onChoose(first.id)
      event.preventDefault()
    }
    const stops = [...(list.current?.querySelectorAll<HTMLElement>('input, button[data-format]') ?? [])]
    const at = stops.indexOf(event.target as HTMLElement)
    if (at < 0) return
    const ends: Readonly<Record<string, number>> = isTyping ? {} : { Home: 1, End: stops.length - 1 }
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, ...ends }[event.key]
    if (to === undefined) return
    stops[to]?.focus()
    event.preventDefault()
  }
  return (
    <nav
      ref={list}
      aria-label="Formats"
      onKeyDown={onKeyDown}
      className="flex w-80 shrink-0 flex-col border-line border-r max-md:w-full max-md:border-r-0 max-md:border-b"
    >
      <div className="p-3 pb-2">
        <input
          type="search"
          aria-label="Find a format"
          placeholder="Find a format"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          className={CONTROL}
        />
      </div>
      <div className="min-h-0 flex-1 overflow-auto pb-2 max-md:max-h-40">
        {groups.map(({ id, label, entries }) => (
          <div key={id} className="mb-2">
            <h3 className="px-4 pb-0.5 text-ink-soft text-small">{label}</h3>
            {entries.map((entry) => (
              <FormatButton
                key={entry.id}
                entry={entry}
                isChosen={entry.id === chosen}
                isStop={entry === stop}
                onChoose={() => onChoose(entry.id)}
              />
            ))}
          </div>
        ))}
        {groups.length === 0 && <p className="px-4 text-ink-soft">No format is found by “{typed}”.</p>}
      </div>
      <div className="flex flex-wrap gap-1.5 border-line border-t p-3">
        <Button onClick={() => void orSayFault('Downloading', () => downloadEverything(design))}>
          <FileArchive size={14} />
          Download everything
        </Button>
        <Button onClick={() => openDialog('picture')}>
          <Image size={14} />
          Picture …
        </Button>
      </div>
    </nav>
  )
}

interface FormatButtonProps {
  readonly entry: ExporterEntry
  readonly isChosen: boolean
  /** Tab comes here. */
  readonly isStop: boolean
  readonly onChoose: () => void
}

/** One format with the sentence for whom it is, which a screen reader hears after its name. */
function FormatButton({ entry, isChosen, isStop, onChoose }: FormatButtonProps) {
  const id = useId()
  return (
    <button
      type="button"
      data-format={entry.id}
      tabIndex={isStop ? 0 : -1}
      aria-current={isChosen}
      aria-labelledby={`${id}-name`}
      aria-describedby={`${id}-whom`}
      title={entry.summary}
      onClick={onChoose}
      className="group block w-full px-4 py-1 text-left hover:bg-sunk aria-[current=true]:bg-sunk"
    >
      <span id={`${id}-name`} className="block text-ink group-aria-[current=true]:font-semibold">
        {entry.label}
      </span>
      <span id={`${id}-whom`} className="block text-ink-soft text-small">
        {entry.audience}
      </span>
    </button>
  )
}
