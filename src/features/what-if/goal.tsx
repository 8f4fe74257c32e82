import { useId, useState } from 'react'
import { changeScenario } from '@/stores/document/what-if-scenarios'

const LONGEST_SECONDS = 31_536_000

function wrongWith(text: string): string | null {
  const seconds = Number(text)
  if (text.trim() === '' || Number.isNaN(seconds)) return 'Write seconds, for example 60.'
  if (seconds <= 0) return 'The least is more than 0 s.'
  return seconds > LONGEST_SECONDS ? 'The longest is a year.' : null
}

/** What is to be kept, as a number that is typed over: taken on Enter or on leaving, Escape goes back. */
export function Goal({ seconds }: { seconds: number }) {
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const error = typed === null ? null : wrongWith(typed)
  const take = () => {
    if (typed === null || error !== null) return
    setTyped(null)
    if (Number(typed) === seconds) return
    changeScenario(
      (scenario) => ({ ...scenario, goal: { ...scenario.goal, waitSeconds: Number(typed) } }),
      `Let no record wait over ${typed} s`,
    )
  }
  return (
    <span className="font-normal text-ink-soft text-small">
      <label htmlFor={id}>goal: no record waits over</label>{' '}
      <input
        id={id}
        inputMode="decimal"
        aria-label="Seconds that a record may wait"
        aria-invalid={error !== null}
        aria-describedby={error === null ? undefined : `${id}-error`}
        value={typed ?? String(seconds)}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take()
          if (event.key !== 'Escape' || typed === null) return
          event.stopPropagation()
          setTyped(null)
        }}
        className="w-14 rounded-sm border border-line-strong bg-raised px-1 text-ink tabular-nums aria-invalid:border-error"
      />{' '}
      s
      {error !== null && (
        <span id={`${id}-error`} role="alert" className="block text-error">
          {error}
        </span>
      )}
    </span>
  )
}
