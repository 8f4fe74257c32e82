import { type ReactNode, useEffect, useState } from 'react'
import type { ImportedFiles } from '@/core/importers/import-files'
import { placeText, type Remark, saySecrets } from '@/core/importers/source'
import { boxOf } from '@/core/layout/box-of'
import { surrounding } from '@/core/layout/frame-around'
import { hasNode } from '@/core/model/has-node'
import type { NodeId } from '@/core/model/node-id'
import { formatCountOf } from '@/core/shared/format'
import { valuesInWords } from '@/core/shared/value-words'
import { loadArranger } from '@/stores/document/arranger'
import { dispatch, documentStore, useDocument } from '@/stores/document/document-store'
import { whereDrawn } from '@/stores/document/where-drawn'
import { readOnto } from '@/stores/reading/read-design'
import { keepReading, type Reading, useReading } from '@/stores/session/reading-store'
import { flash, openDialog, revealBox, useSession } from '@/stores/session/session-store'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { RichText } from '@/ui/rich-text'
import { Signs } from '@/ui/signs'
import { openReading, tellRemarks } from './take-reading'

/** Lines of one list; the rest is counted. */
const SHOWN = 200

/** What was read from files, and where a drawing is open, what adding it would change: before it does. */
export function ImportDialog() {
  const open = useSession(({ dialog }) => dialog === 'import')
  const reading = useReading()
  const isPending = reading?.isPending === true
  const close = () => {
    if (isPending) keepReading(null)
    openDialog(null)
  }
  return (
    <Dialog
      open={open}
      size="large"
      onOpenChange={(now) => (now ? openDialog('import') : close())}
      title={isPending ? 'Add what was read?' : 'What was read'}
      description={
        isPending
          ? 'This is what it would change of the open design. Nothing has changed yet, and adding is one step to undo.'
          : 'Every fact of the files is in the drawing, or in one of these lists.'
      }
    >
      {open && reading && (isPending ? <Pending reading={reading} /> : <Remarks read={reading.imported} />)}
      {open && !reading && (
        <p className="p-4 text-ink-soft">No file has been read since the page was opened.</p>
      )}
    </Dialog>
  )
}

type Preference = 'read' | 'drawn'

function Pending({ reading }: { readonly reading: Reading }) {
  const design = useDocument((state) => state.design)
  const [prefer, setPrefer] = useState<Preference>('read')
  const [merged, setMerged] = useState<ImportedFiles | null>(null)
  useEffect(() => {
    let isCurrent = true
    setMerged(null)
    void readOnto(reading.sources, { onto: design, prefer }).then((read) => {
      if (isCurrent && read.ok) setMerged(read.value)
    })
    return () => {
      isCurrent = false
    }
  }, [reading, design, prefer])
  const add = () => {
    if (!merged) return
    const files = reading.imported.formats.length
    const label = files === 1 ? `Add ${reading.imported.formats[0]?.file}` : `Add ${files} files`
    const touched = dispatch({ label, apply: () => merged.design })
    void showAdded(touched.filter((id) => !hasNode(design, id)))
    keepReading({ ...reading, imported: merged, isPending: false })
    openDialog(null)
    flash(touched)
    tellRemarks(merged.losses, merged.guesses.length, reading.imported.formats)
  }
  const differs = merged !== null && merged.disagreements.length > 0
  return (
    <>
      <div className="min-h-0 flex-1 overflow-auto">
        {merged ? (
          <Changes merged={merged} />
        ) : (
          <p className="p-4 text-ink-soft">Comparing with the drawing …</p>
        )}
        <Remarks read={merged ?? reading.imported} />
      </div>
      <div className="flex flex-wrap items-center gap-3 border-line border-t px-4 py-3">
        {differs && (
          <fieldset className="flex items-center gap-3">
            <legend className="sr-only">Where the files and the drawing differ</legend>
            <span className="text-ink-soft">Where they differ, take</span>
            {(['read', 'drawn'] as const).map((value) => (
              <label key={value} className="flex items-center gap-1.5">
                <input
                  type="radio"
                  name="prefer"
                  checked={prefer === value}
                  onChange={() => setPrefer(value)}
                />
                {value === 'read' ? 'the files' : 'the drawing'}
              </label>
            ))}
          </fieldset>
        )}
        <span className="flex-1" />
        <Button
          onClick={() => {
            keepReading(null)
            openDialog(null)
          }}
        >
          Cancel
        </Button>
        <Button
          onClick={() => {
            keepReading({ ...reading, isPending: false })
            openReading(reading.imported)
          }}
        >
          Open as its own design
        </Button>
        <Button variant="primary" disabled={merged === null} onClick={add}>
          Add to {documentStore.getState().design.name}
        </Button>
      </div>
    </>
  )
}

function Changes({ merged }: { readonly merged: ImportedFiles }) {
  const { added, changes, disagreements } = merged
  const places = (at: string, field: string) => {
    const claim = merged.witnesses.get(at)?.claims.get(field)?.[0]
    return claim ? placeText(claim.place) : undefined
  }
  const lines = [
    ...added.map((id) => ({ key: id, sign: '+', name: nameOf(id), text: '', place: undefined })),
    ...changes.map(({ at, field, before, after }) => ({
      key: `${at} ${field}`,
      sign: '~',
      name: nameOf(at),
      text: `${field} ${valuesInWords(field, before === undefined ? [after] : [before, after]).join(' → ')}`,
      place: places(at, field),
    })),
  ]
  return (
    <>
      <List
        title={
          lines.length === 0
            ? 'Nothing would change: the drawing says all of it already'
            : whatChanges(added.length, changes.length)
        }
        count={lines.length}
        isCounted={lines.length > SHOWN}
      >
        {lines.slice(0, SHOWN).map(({ key, sign, name, text, place }) => (
          <li key={key} className="flex items-baseline gap-2">
            <span className="w-3 font-mono text-ink-soft">{sign}</span>
            <span className="font-mono">{name}</span>
            <span className="min-w-0 flex-1 break-words text-ink-soft">
              <Signs text={text} />
            </span>
            {place !== undefined && <span className="font-mono text-ink-soft text-small">{place}</span>}
          </li>
        ))}
      </List>
      {disagreements.length > 0 && (
        <List title="They disagree" count={disagreements.length}>
          {disagreements.slice(0, SHOWN).map(({ at, field, sentence }) => (
            <li key={`${at} ${field} ${sentence}`}>
              <RichText text={sentence} />
            </li>
          ))}
        </List>
      )}
    </>
  )
}

/** What would come and what would be other, without what would not. */
const whatChanges = (added: number, changed: number): string =>
  [
    ...(added > 0 ? [`${formatCountOf(added, 'node')} added`] : []),
    ...(changed > 0 ? [`${formatCountOf(changed, 'value')} changed`] : []),
  ].join(', ')

const nameOf = (id: string): string => (id === 'cluster' ? 'the cluster' : id.slice(id.indexOf(':') + 1))

function Remarks({ read }: { readonly read: ImportedFiles }) {
  const { formats, losses, guesses } = read
  return (
    <div className="min-h-0 overflow-auto pb-3">
      <List title="Read" count={formats.length}>
        {formats.slice(0, SHOWN).map(({ file, label }) => (
          <li key={file} className="flex gap-2">
            <span className="font-mono">{file}</span>
            <span className="text-ink-soft">{label}</span>
          </li>
        ))}
      </List>
      <RemarkList title="Not taken" remarks={losses} says={saySecrets(losses)} />
      <RemarkList title="Assumed" remarks={guesses} />
    </div>
  )
}

function RemarkList({
  title,
  remarks,
  says = '',
}: {
  readonly title: string
  readonly remarks: readonly Remark[]
  readonly says?: string
}) {
  if (remarks.length === 0) return null
  return (
    <List title={title} count={remarks.length}>
      {says !== '' && <li className="text-ink-soft">{says}</li>}
      {remarks.slice(0, SHOWN).map((remark) => (
        <li key={`${placeText(remark)} ${remark.sentence}`} className="flex items-baseline gap-3">
          <span className="shrink-0 font-mono text-ink-soft text-small">{placeText(remark)}</span>
          <span>
            <RichText text={remark.sentence} />
          </span>
        </li>
      ))}
    </List>
  )
}

interface ListProps {
  readonly title: string
  readonly count: number
  /** Whether the count stands beside the title. */
  readonly isCounted?: boolean
  readonly children: ReactNode
}

function List({ title, count, isCounted = count > 1, children }: ListProps) {
  return (
    <section className="px-4 pt-3">
      <h3 className="flex items-baseline gap-2 font-semibold">
        {title}
        {isCounted && <span className="font-normal text-ink-soft tabular-nums">{count}</span>}
      </h3>
      <ul className="mt-1 flex flex-col gap-0.5">{children}</ul>
      {count > SHOWN && <p className="text-ink-soft">and {count - SHOWN} more</p>}
    </section>
  )
}

/** Brings into view what was added, which nobody has placed yet. */
async function showAdded(ids: readonly NodeId[]): Promise<void> {
  await loadArranger().catch(() => undefined)
  const design = whereDrawn(documentStore.getState().design)
  const boxes = ids.flatMap((id) => boxOf(design, id) ?? [])
  if (boxes.length > 0) revealBox(surrounding(boxes))
}
