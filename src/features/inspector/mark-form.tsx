import { LARGEST_LENGTH, resizeMark, titleArea, writeNote } from '@/core/edits/edit-marks'
import { foldArea } from '@/core/edits/fold-area'
import { contentsOf } from '@/core/layout/box-of'
import type { Area, Note } from '@/core/model/design'
import { MARKS, type MarkId, parseMarkId } from '@/core/model/marks'
import { parseNodeId } from '@/core/model/node-id'
import { err, ok, type Result } from '@/core/shared/result'
import { useArranger } from '@/stores/document/arranger'
import { dispatch, useDocument } from '@/stores/document/document-store'
import { whereDrawn } from '@/stores/document/where-drawn'
import { reveal } from '@/stores/session/session-store'
import { Button } from '@/ui/button'
import { DraftField } from '@/ui/draft-field'
import { contentsTitle } from './area-contents'
import { readQuantity } from './quantity'
import { Section } from './section'

/** What a note or an area says and how large it is; for an area also what stands in it. */
export function MarkForm({ id, mark }: { id: MarkId; mark: Note | Area }) {
  const parsed = parseMarkId(id)
  if (!parsed) return null
  return (
    <>
      <h2 className="border-line border-b px-4 py-3 font-semibold">
        {parsed.kind === 'note' ? 'Note' : 'Area'}
      </h2>
      {'text' in mark ? (
        <NoteWords id={parsed.key} note={mark} />
      ) : (
        <AreaWords areaKey={parsed.key} area={mark} />
      )}
      <SizeSection id={id} mark={mark} />
      {'title' in mark && <Contents id={id} />}
    </>
  )
}

const INPUT = 'w-full rounded-control border border-line-strong bg-sunk px-2 py-1'

function NoteWords({ id, note }: { id: string; note: Note }) {
  return (
    <Section title="Text">
      <textarea
        aria-label="Text"
        rows={8}
        value={note.text}
        onChange={(event) => dispatch(writeNote(id, event.target.value))}
        className={`${INPUT} resize-y`}
      />
      <p className="mt-1 text-ink-soft text-small">
        Markdown's basics: **bold**, *emphasis*, `code`, lists, headings and [links](https://…).
      </p>
    </Section>
  )
}

function AreaWords({ areaKey, area }: { areaKey: string; area: Area }) {
  return (
    <Section title="Title">
      <input
        aria-label="Title"
        value={area.title}
        onChange={(event) => dispatch(titleArea(areaKey, event.target.value))}
        className={INPUT}
      />
      <div className="mt-2">
        <Button onClick={() => dispatch(foldArea(areaKey, !area.folded))}>
          {area.folded ? 'Open the area' : 'Fold to one box'}
        </Button>
      </div>
      <p className="mt-2 text-ink-soft text-small">
        {area.folded
          ? 'It takes along what is in it. A double click opens it where it stands then.'
          : 'It takes along what stands in it: drag its title or its frame, or, while it is selected, its empty inside.'}
      </p>
    </Section>
  )
}

function SizeSection({ id, mark }: { id: MarkId; mark: Note | Area }) {
  const { at, size } = mark
  const [x, y] = at
  const [width, height] = size
  const { least } = MARKS[parseMarkId(id)?.kind ?? 'note']
  const resize = (changed: { width?: number; height?: number }) =>
    dispatch({
      ...resizeMark(id, { x, y, width, height, ...changed }),
      mergeKey: `size:${id}:${Object.keys(changed).join()}`,
    })
  return (
    <Section title={'title' in mark && mark.folded ? 'Size when open' : 'Size'}>
      <SizeField
        label="Width, px"
        value={width}
        least={least[0]}
        onChange={(value) => resize({ width: value })}
      />
      <SizeField
        label="Height, px"
        value={height}
        least={least[1]}
        onChange={(value) => resize({ height: value })}
      />
    </Section>
  )
}

interface SizeFieldProps {
  readonly label: string
  readonly value: number
  readonly least: number
  readonly onChange: (value: number) => void
}

function SizeField({ label, value, least, onChange }: SizeFieldProps) {
  const inLimits = readQuantity('count', { min: least, max: LARGEST_LENGTH, isWhole: true })
  const read = (text: string): Result<number> => {
    const length = inLimits(text)
    if (!length.ok) return length
    return length.value === undefined ? err(`The least is ${least}.`) : ok(length.value)
  }
  return <DraftField label={label} shown={String(value)} read={read} onChange={onChange} />
}

function Contents({ id }: { id: MarkId }) {
  const design = useDocument((state) => state.design)
  useArranger()
  const contents = contentsOf(whereDrawn(design), id)
  const nodes = contents.filter((inner) => parseNodeId(inner) !== null)
  return (
    <Section title={contentsTitle(contents)}>
      <ul>
        {nodes.map((node) => (
          <li key={node}>
            <button
              type="button"
              onClick={() => reveal(node)}
              className="w-full truncate rounded-control py-0.5 text-left font-mono text-mono hover:bg-sunk"
            >
              {parseNodeId(node)?.name}
            </button>
          </li>
        ))}
      </ul>
    </Section>
  )
}
