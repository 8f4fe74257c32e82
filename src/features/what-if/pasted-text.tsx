import { useId } from 'react'
import { formatDuration } from '@/core/shared/format'
import { type PastedListing, putListing, putTaken } from '@/stores/session/pasted-listings'
import type { Taken } from './taken-times'

interface Props {
  readonly index: 0 | 1
  readonly label: string
  readonly listing: PastedListing
  readonly taken: Taken
  /** Of the later one: seconds after the first, null where that is not known, undefined where there is no first. */
  readonly apart?: number | null | undefined
}

/** A listing that is pasted, and when it was taken: as it says itself, else as it is asked here. */
export function PastedText({ index, label, listing, taken, apart }: Props) {
  const isThere = listing.text.trim() !== ''
  return (
    <div className="flex flex-col gap-1 text-small">
      <label className="flex flex-col">
        {label}
        <textarea
          value={listing.text}
          spellCheck={false}
          rows={4}
          onChange={(event) => putListing(index, event.target.value)}
          className="w-full rounded-control border border-line-strong bg-sunk p-1.5 font-mono text-small [white-space:pre]"
        />
      </label>
      {isThere && <TakenAt index={index} listing={listing} taken={taken} />}
      {isThere && apart != null && <p className="text-ink-soft">{sayApart(apart)}</p>}
      {isThere && apart === null && taken.error === null && (
        <p className="text-warning">
          {taken.printed === undefined
            ? 'Say how long after the first it was taken: without that there are no rates.'
            : 'Say when the first was taken: without that there are no rates.'}
        </p>
      )}
    </div>
  )
}

const sayApart = (seconds: number): string =>
  seconds > 0
    ? `${formatDuration(seconds * 1000)} after the first: rates are over that time.`
    : 'Not later than the first: the listings are read the other way round.'

function TakenAt({ index, listing, taken }: Pick<Props, 'index' | 'listing' | 'taken'>) {
  const id = useId()
  if (taken.printed !== undefined)
    return <p className="text-ink-soft">Taken {taken.printed}, as the text says.</p>
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
      <label htmlFor={id} className="text-ink-soft">
        {index === 0 ? 'Taken at' : 'Taken at, or how long after the first'}
      </label>
      <input
        id={id}
        value={listing.taken}
        placeholder={index === 0 ? '10:05' : '5 min'}
        spellCheck={false}
        aria-invalid={taken.error !== null}
        aria-describedby={taken.error === null ? undefined : `${id}-error`}
        onChange={(event) => putTaken(index, event.target.value)}
        className="h-6 w-32 min-w-0 flex-1 rounded-control border border-line-strong bg-sunk px-1.5 aria-invalid:border-error"
      />
      {taken.error !== null && (
        <p id={`${id}-error`} role="alert" className="w-full text-error">
          {taken.error}
        </p>
      )}
    </div>
  )
}
