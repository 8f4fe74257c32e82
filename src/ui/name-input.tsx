import { useEffect, useEffectEvent, useId, useState } from 'react'
import type { Result } from '@/core/shared/result'

interface NameInputProps {
  readonly label: string
  readonly name: string
  readonly read: (typed: string) => Result<string>
  readonly onCommit: (name: string) => void
  /** Told what the name would be if the field were left now; null while that is what it was. */
  readonly onDraft: (name: string | null) => void
}

/** A name edited in place, in as many lines as it is long: taken on Enter or on leaving, kept as typed with a sentence where it cannot be. */
export function NameInput({ label, name, read, onCommit, onDraft }: NameInputProps) {
  const id = useId()
  const [draft, setDraft] = useState<string | null>(null)
  const result = draft === null ? null : read(draft)
  const error = result && !result.ok ? result.error : null
  const typed = result?.ok && result.value !== name ? result.value : null
  const tell = useEffectEvent(onDraft)
  useEffect(() => tell(typed), [typed])
  useEffect(() => () => tell(null), [])
  const commit = () => {
    if (result?.ok && result.value !== name) onCommit(result.value)
    if (error === null) setDraft(null)
  }
  return (
    <div className="min-w-0 flex-1">
      <textarea
        rows={1}
        aria-label={label}
        title={name}
        aria-invalid={error !== null}
        aria-describedby={error === null ? undefined : id}
        value={draft ?? name}
        spellCheck={false}
        onChange={(event) => setDraft(event.target.value.replaceAll('\n', ''))}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault()
            commit()
          }
          if (event.key !== 'Escape' || draft === null) return
          event.preventDefault()
          setDraft(null)
        }}
        className="field-sizing-content block max-h-40 min-h-7 w-full resize-none [overflow-wrap:anywhere] rounded-control border border-transparent bg-transparent px-1 py-1 font-mono font-semibold hover:border-line focus:border-line-strong aria-invalid:border-error"
      />
      {error && (
        <p id={id} role="alert" className="px-1 text-error text-small">
          {error}
        </p>
      )}
    </div>
  )
}
