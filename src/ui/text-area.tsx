import { useId, useState } from 'react'

interface TextAreaProps {
  readonly label: string
  /** The text as it is kept; shown while it is not being typed in. */
  readonly shown: string
  readonly onChange: (text: string) => void
  readonly rows: number
  readonly placeholder?: string
  readonly maxLength?: number
  readonly isMono?: boolean
  /** The label is read out but not shown, where what stands above says it. */
  readonly hideLabel?: boolean
}

/** Text of several lines. Every keystroke is taken; what is kept is shown again when the field is left. */
export function TextArea(props: TextAreaProps) {
  const { label, shown, onChange, rows, placeholder, maxLength, isMono, hideLabel } = props
  const id = useId()
  const [draft, setDraft] = useState<string | null>(null)
  return (
    <div>
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'text-ink-soft'}>
        {label}
      </label>
      <textarea
        id={id}
        rows={rows}
        value={draft ?? shown}
        placeholder={placeholder}
        maxLength={maxLength}
        spellCheck={!isMono}
        onChange={(event) => {
          setDraft(event.target.value)
          onChange(event.target.value)
        }}
        onBlur={() => setDraft(null)}
        className={`block w-full rounded-control border border-line-strong bg-sunk px-2 py-1 ${isMono ? 'font-mono text-mono' : ''}`}
      />
    </div>
  )
}
