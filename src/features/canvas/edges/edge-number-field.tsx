import { useEffect, useRef, useState } from 'react'
import { type EdgeNumber, edgeNumber, setEdgeNumber } from '@/core/edits/set-edge-rate'
import { type Edge, edgesOf } from '@/core/graph/edges'
import { parseQuantity } from '@/core/shared/parse-quantity'
import { err, ok, type Result } from '@/core/shared/result'
import { dispatch, documentStore } from '@/stores/document/document-store'
import { notify, select } from '@/stores/session/session-store'
import { canvasHandle } from '../flow/canvas-handle'
import { focusItem } from '../gestures/focus-node'
import { readTypedRate } from './typed-rate'

interface EdgeNumberFieldProps {
  readonly id: string
  /** Where on the page it was asked for. */
  readonly x: number
  readonly y: number
  readonly onDone: () => void
}

const LABEL: Readonly<Record<EdgeNumber['of'], string>> = {
  rate: 'Records per second, on average and at peak',
  each: 'Records written for each one read',
  share: 'Share of records',
}

const EXAMPLE: Readonly<Record<EdgeNumber['of'], string>> = {
  rate: '500, or 500 to 2000, or 10 MB/s',
  each: '1 or 0.2',
  share: '0.1 %',
}

function shownOf(number: EdgeNumber): string {
  if (number.of === 'share')
    return number.recordsShare === undefined ? '' : `${Number((number.recordsShare * 100).toPrecision(12))} %`
  if (number.of === 'each') return String(number.recordsPerRecord ?? '')
  const { average, peak } = number.rate ?? {}
  return [average, peak].filter((rate) => rate !== undefined).join(' to ')
}

/** Reads what is typed of an edge; nothing takes the number away. */
function readNumber(of: EdgeNumber['of'], text: string, topic: string): Result<EdgeNumber> {
  const typed = text.trim()
  if (of === 'share') {
    const read = typed === '' ? ok(undefined) : parseQuantity(typed, 'ratio')
    if (!read.ok) return read
    const recordsShare = read.value?.value
    return recordsShare !== undefined && recordsShare > 1
      ? err('A share is at most 100 %.')
      : ok({ of, recordsShare })
  }
  if (of === 'each') {
    const read = typed === '' ? ok(undefined) : parseQuantity(typed, 'count')
    return read.ok ? ok({ of, recordsPerRecord: read.value?.value }) : read
  }
  if (typed === '') return ok({ of, rate: undefined })
  const rate = readTypedRate(typed, topic)
  return rate.ok ? ok({ of, rate: rate.value }) : rate
}

const findEdge = (id: string): Edge | undefined =>
  edgesOf(documentStore.getState().design).find((edge) => edge.id === id)

/** The number of an edge, typed on the edge: its rate, its records per record, or its share of dead letters. */
export function EdgeNumberField({ id, x, y, onDone }: EdgeNumberFieldProps) {
  const edge = findEdge(id)
  const number = edge && edgeNumber(documentStore.getState().design, edge)
  useEffect(() => {
    if (number) return
    select([id])
    notify({
      text: 'A group reads all that is written: its rate is that of the topic. Type the rate where it is written.',
      tone: 'info',
    })
    onDone()
  }, [number, id, onDone])
  return edge && number ? <NumberField edge={edge} number={number} x={x} y={y} onDone={onDone} /> : null
}

interface NumberFieldProps extends Omit<EdgeNumberFieldProps, 'id'> {
  readonly edge: Edge
  readonly number: EdgeNumber
}

function NumberField({ edge, number, x, y, onDone }: NumberFieldProps) {
  const [typed, setTyped] = useState(() => shownOf(number))
  const read = readNumber(number.of, typed, edge.topic)
  const area = canvasHandle()?.element.getBoundingClientRect()
  const leave = () => {
    onDone()
    focusItem(edge.id)
  }
  const isLeft = useRef(false)
  const give = () => {
    isLeft.current = true
    if (read.ok && typed !== shownOf(number)) dispatch(setEdgeNumber(edge, read.value))
  }
  const take = () => {
    if (!read.ok) return
    give()
    leave()
  }
  /** A press elsewhere takes what was typed, as Enter does. */
  const blur = () => {
    if (isLeft.current) return
    give()
    if (!read.ok)
      notify({
        text: `${LABEL[number.of]}: ${read.error} ${shownOf(number) || 'Nothing'} stays.`,
        tone: 'warning',
      })
    onDone()
  }
  return (
    <div
      className="absolute z-20 w-56 -translate-x-1/2 -translate-y-1/2"
      style={{ left: x - (area?.left ?? 0), top: y - (area?.top ?? 0) }}
    >
      <input
        // biome-ignore lint/a11y/noAutofocus: the user asked to type the number here
        autoFocus
        aria-label={`${LABEL[number.of]}: ${edge.client} and ${edge.topic}`}
        aria-invalid={!read.ok}
        placeholder={EXAMPLE[number.of]}
        value={typed}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={blur}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.key === 'Enter') take()
          if (event.key !== 'Escape') return
          isLeft.current = true
          leave()
        }}
        className="h-7 w-full rounded-control border border-ink bg-raised px-2 aria-invalid:border-error"
      />
      <p
        role={read.ok ? undefined : 'alert'}
        className={`mt-1 rounded-control border border-line bg-raised px-2 py-0.5 text-small ${read.ok ? 'text-ink-soft' : 'text-error'}`}
      >
        {read.ok ? LABEL[number.of] : read.error}
      </p>
    </div>
  )
}
