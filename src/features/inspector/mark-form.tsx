import { resizeMark, titleArea, writeNote } from '@/core/edits/edit-marks'
import { foldArea } from '@/core/edits/fold-area'
import { contentsOf } from '@/core/layout/box-of'
import type { Area, Note } from '@/core/model/design'
import { MARKS, type MarkId, parseMarkId } from '@/core/model/marks'
import { parseNodeId } from '@/core/model/node-id'
import { formatCountOf } from '@/core/shared/format'
import { useArranger } from '@/stores/document/arranger'
import { dispatch, useDocument } from '@/stores/document/document-store'
import { whereDrawn } from '@/stores/document/where-drawn'
import { reveal } from '@/stores/session/session-store'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
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
  const kind = parseMarkId(id)?.kind ?? 'note'
  const resize = (changed: { width?: number; height?: number }) =>
    dispatch(resizeMark(id, { x, y, width, height, ...changed }))
  return (
    <Section title={'title' in mark && mark.folded ? 'Size when open' : 'Size'}>
      <Field label="Width, px" htmlFor="mark-width">
        <SizeInput
          id="mark-width"
          value={width}
          least={MARKS[kind].least[0]}
          onChange={(value) => resize({ width: value })}
        />
      </Field>
      <Field label="Height, px" htmlFor="mark-height">
        <SizeInput
          id="mark-height"
          value={height}
          least={MARKS[kind].least[1]}
          onChange={(value) => resize({ height: value })}
        />
      </Field>
    </Section>
  )
}

function SizeInput({
  id,
  value,
  least,
  onChange,
}: {
  id: string
  value: number
  least: number
  onChange: (value: number) => void
}) {
  return (
    <input
      id={id}
      type="number"
      min={least}
      step={20}
      key={value}
      defaultValue={value}
      onBlur={(event) => {
        const typed = event.target.valueAsNumber
        if (Number.isFinite(typed) && typed !== value) onChange(typed)
      }}
      className={INPUT}
    />
  )
}

function Contents({ id }: { id: MarkId }) {
  const design = useDocument((state) => state.design)
  useArranger()
  const nodes = contentsOf(whereDrawn(design), id).filter((inner) => parseNodeId(inner) !== null)
  return (
    <Section
      title={nodes.length === 0 ? 'Nothing stands in it' : `${formatCountOf(nodes.length, 'node')} in it`}
    >
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
