import { useMemo, useState } from 'react'
import { compareDesigns } from '@/core/compare/compare-designs'
import { type Choices, type Conflict, mergeDesigns, type Side } from '@/core/compare/merge-designs'
import { shareStructure } from '@/core/edits/share-structure'
import type { Design } from '@/core/model/design'
import { parseNodeId } from '@/core/model/node-id'
import { formatCountOf } from '@/core/shared/format'
import { valueWords } from '@/core/shared/value-words'
import { dispatch, useDocument } from '@/stores/document/document-store'
import { askToMerge, type Pending, usePendingMerge } from '@/stores/session/merge-store'
import { flash, notify, openDialog, useSession } from '@/stores/session/session-store'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'

function close(): void {
  askToMerge(null)
  openDialog(null)
}

/** A link that is another copy of the open design: theirs, mine, or both as one. */
export function MergeDialog() {
  const open = useSession(({ dialog }) => dialog === 'merge')
  const pending = usePendingMerge()
  return (
    <Dialog
      open={open}
      size={pending ? 'large' : 'medium'}
      onOpenChange={(now) => (now ? openDialog('merge') : close())}
      title={pending ? 'This link is another copy of this design' : 'Merge with another copy'}
      {...(pending && {
        description:
          'Yours has changed since, and so has theirs. Nothing has changed yet; whatever you choose is one step to undo.',
      })}
    >
      {open && pending && <Body pending={pending} />}
      {open && !pending && (
        <p className="p-4 text-ink-soft">
          There is no other copy yet. When you open a share link that somebody made from a copy of this
          design, what both changed is shown here, and becomes one design.
        </p>
      )}
    </Dialog>
  )
}

function Body({ pending: { base, baseName, theirs, openTheirs } }: { pending: Pending }) {
  const mine = useDocument((state) => state.design)
  const [choices, setChoices] = useState<Choices>({})
  const merged = useMemo(() => mergeDesigns(base, mine, theirs, choices), [base, mine, theirs, choices])
  const open = merged.conflicts.filter(({ id }) => choices[id] === undefined)
  const take = (label: string, design: Design) => {
    flash(dispatch({ label, apply: (now) => shareStructure(now, design) }))
    close()
    notify({ text: `${label}: one undo takes it back.`, tone: 'good' })
  }
  const choose = (side: Side, of: readonly Conflict[]) =>
    setChoices((before) => ({ ...before, ...Object.fromEntries(of.map(({ id }) => [id, side])) }))
  return (
    <>
      <div className="min-h-0 flex-1 overflow-auto">
        <div className="grid grid-cols-2 border-line border-b">
          <Changes title="What you changed" base={base} now={mine} />
          <Changes title="What they changed" base={base} now={theirs} />
        </div>
        <p className="px-4 pt-2 text-ink-soft text-small">Both grew out of {baseName}.</p>
        <section aria-label="Changed differently by both" className="px-4 py-3">
          <div className="flex items-center gap-2">
            <h3 className="flex-1 font-semibold">
              {merged.conflicts.length === 0
                ? 'Nothing was changed differently by both: a merge has all of it'
                : `Changed differently by both: ${merged.conflicts.length}`}
            </h3>
            {merged.conflicts.length > 1 && (
              <>
                <Button variant="quiet" onClick={() => choose('mine', merged.conflicts)}>
                  Mine for all
                </Button>
                <Button variant="quiet" onClick={() => choose('theirs', merged.conflicts)}>
                  Theirs for all
                </Button>
              </>
            )}
          </div>
          <ul className="mt-1 flex flex-col gap-1">
            {merged.conflicts.map((conflict) => (
              <Choice
                key={conflict.id}
                conflict={conflict}
                chosen={choices[conflict.id]}
                onChoose={(side) => choose(side, [conflict])}
              />
            ))}
          </ul>
        </section>
      </div>
      <div className="flex flex-wrap items-center gap-2 border-line border-t px-4 py-3">
        <Button
          variant="quiet"
          onClick={() => {
            close()
            openTheirs()
          }}
        >
          Open theirs as its own design
        </Button>
        <span className="flex-1 text-right text-ink-soft">
          {open.length > 0 && `${formatCountOf(open.length, 'answer')} to give`}
        </span>
        <Button onClick={close}>Keep mine</Button>
        <Button onClick={() => take('Take theirs', theirs)}>Take theirs</Button>
        <Button
          variant="primary"
          disabled={open.length > 0}
          onClick={() => take('Merge both copies', merged.design)}
        >
          Merge
        </Button>
      </div>
    </>
  )
}

const SHOWN = 60

function Changes({ title, base, now }: { title: string; base: Design; now: Design }) {
  const { added, changed, removed, edges } = useMemo(() => compareDesigns(base, now), [base, now])
  const lines = [
    ...added.map(({ name, id }) => ({ id: `+${id}`, sign: '+', name, says: '' })),
    ...changed.map(({ name, id, fields }) => ({
      id: `~${id}`,
      sign: '~',
      name,
      says: fields
        .map(({ path, before, after }) => `${path} ${said(before, path)} → ${said(after, path)}`)
        .join(', '),
    })),
    ...removed.map(({ name, id }) => ({ id: `-${id}`, sign: '−', name, says: '' })),
  ]
  const count = edges.added.length + edges.removed.length
  return (
    <section aria-label={title} className="min-w-0 px-4 py-3 first:border-line first:border-r">
      <h3 className="font-semibold">{title}</h3>
      <ul className="mt-1 max-h-44 overflow-auto">
        {lines.slice(0, SHOWN).map(({ id, sign, name, says }) => (
          <li key={id} className="flex gap-2">
            <span className="w-3 font-mono text-ink-soft">{sign}</span>
            <span className="font-mono text-mono">{name}</span>
            <span className="min-w-0 flex-1 truncate text-ink-soft" title={says}>
              {says}
            </span>
          </li>
        ))}
        {lines.length > SHOWN && <li className="text-ink-soft">and {lines.length - SHOWN} more</li>}
        {lines.length === 0 && (
          <li className="text-ink-soft">
            {count > 0
              ? formatCountOf(count, 'edge')
              : 'No node; where things stand, or what is said of the design.'}
          </li>
        )}
      </ul>
    </section>
  )
}

interface ChoiceProps {
  readonly conflict: Conflict
  readonly chosen: Side | undefined
  readonly onChoose: (side: Side) => void
}

function Choice({ conflict, chosen, onChoose }: ChoiceProps) {
  const { id, at, path } = conflict
  const name = parseNodeId(at)?.name ?? at
  return (
    <li>
      <fieldset className="grid grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)_minmax(0,1fr)] items-start gap-2 rounded-control px-2 py-1 hover:bg-sunk">
        <legend className="sr-only">
          {name} {path}
        </legend>
        <span className="min-w-0 break-words">
          <span className="font-mono text-mono">{name}</span>{' '}
          <span className="text-ink-soft">
            {path === '' ? 'itself' : path} · was {said(conflict.base, path)}
          </span>
        </span>
        {(['mine', 'theirs'] as const).map((side) => (
          <label key={side} className="flex min-w-0 items-start gap-1.5">
            <input
              type="radio"
              name={`merge ${id}`}
              checked={chosen === side}
              onChange={() => onChoose(side)}
              className="mt-0.5 accent-ink"
            />
            <span className="min-w-0 break-words">
              {side === 'mine' ? 'Mine' : 'Theirs'}:{' '}
              <b className="font-semibold">{said(conflict[side], path)}</b>
            </span>
          </label>
        ))}
      </fieldset>
    </li>
  )
}

function said(value: unknown, path: string): string {
  if (value === undefined) return path === '' ? 'taken away' : 'not stated'
  if (path === '' && typeof value === 'object') return 'there'
  const text = typeof value === 'object' ? JSON.stringify(value).replaceAll('"', '') : valueWords(path, value)
  return text.length > 90 ? `${text.slice(0, 87)}…` : text
}
