import { type KeyboardEvent, useId, useState } from 'react'
import type { Result } from '@/core/shared/result'
import { CONTROL, Field } from './field'
import { useRefused } from './refused'

interface DraftFieldProps<Value> {
  readonly label: string
  /** The value as text; shown while the field is not being typed in. */
  readonly shown: string
  readonly read: (text: string) => Result<Value>
  readonly onChange: (value: Value) => void
  readonly placeholder?: string
  readonly hint?: string
  /** Inside the field at its right end: the unit, or the setting's name. */
  readonly suffix?: string
  readonly isMono?: boolean
  readonly isStacked?: boolean
  /** Says more than the label, to who hears it alone. */
  readonly saysMore?: string
  /** The one that matters most of the thing that is shown: what was asked for leads to it. */
  readonly isMain?: boolean
  /** The field was just asked for, and is typed in next. */
  readonly isAsked?: boolean
}

const isUndo = ({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean =>
  (ctrlKey || metaKey) && !shiftKey && key.toLowerCase() === 'z'

/** Keeps a key for the field. */
function keep(event: KeyboardEvent): void {
  event.preventDefault()
  event.stopPropagation()
}

/** Whether what is typed reads as another value than the one before the typing. */
function isTaken<Value>(read: (text: string) => Result<Value>, { text, before }: Draft): boolean {
  const [now, was] = [read(text), read(before)]
  return now.ok && !(was.ok && Object.is(now.value, was.value))
}

/** What holds while something is typed that does not read. */
const stays = (before: string): string =>
  before === '' ? 'Until then nothing is set.' : `Until then ${before} stays.`

const keeps = (before: string): string => (before === '' ? 'was not taken' : `stays ${before}`)

interface Draft {
  readonly text: string
  /** What was shown when the typing began. */
  readonly before: string
}

/**
 * A field that takes every keystroke that reads as a value, so that numbers elsewhere follow while typing.
 * What does not read stays as typed, with a sentence below, and the value is the one from before the typing:
 * never what the first few letters happened to mean. Escape and undo go back to it as well; where nothing is
 * being typed, undo is that of the design, and Escape leaves the field.
 */
export function DraftField<Value>(props: DraftFieldProps<Value>) {
  const {
    label,
    shown,
    read,
    onChange,
    placeholder,
    hint,
    suffix,
    isMono,
    isMain,
    isAsked,
    isStacked,
    saysMore,
  } = props
  const id = useId()
  const [draft, setDraft] = useState<Draft | null>(null)
  const result = draft === null ? null : read(draft.text)
  const stood = draft?.before ?? ''
  const error = result && !result.ok ? `${result.error} ${stays(stood)}` : null
  useRefused(result && !result.ok ? `${label} ${keeps(stood)}: ${result.error}` : null)
  const restore = (before: string) => {
    const was = read(before)
    if (was.ok) onChange(was.value)
  }
  return (
    <Field
      label={label}
      htmlFor={id}
      {...(hint !== undefined && { hint })}
      error={error}
      isStacked={isStacked}
    >
      <div className="relative">
        <input
          id={id}
          data-undoes
          data-main-field={isMain || undefined}
          value={draft?.text ?? shown}
          placeholder={placeholder}
          aria-label={saysMore}
          // biome-ignore lint/a11y/noAutofocus: only where the user asked for this very field
          autoFocus={isAsked}
          onFocus={(event) => isAsked && event.target.select()}
          aria-invalid={error !== null}
          aria-describedby={error === null ? undefined : `${id}-error`}
          spellCheck={false}
          onChange={(event) => {
            const text = event.target.value
            const before = draft?.before ?? shown
            setDraft({ text, before })
            const now = read(text)
            if (now.ok) onChange(now.value)
            else restore(before)
          }}
          onBlur={() => {
            if (error === null) setDraft(null)
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && error === null) setDraft(null)
            if (draft === null) return
            if (isUndo(event)) {
              // A value that was taken is undone with the design; else only the text goes.
              if (!isTaken(read, draft)) keep(event)
              setDraft(null)
            } else if (event.key === 'Escape') {
              keep(event)
              restore(draft.before)
              setDraft(null)
            }
          }}
          className={`${CONTROL} ${isMono ? 'font-mono text-mono' : ''}`}
          style={suffix === undefined ? undefined : { paddingRight: `${suffix.length * 6.4 + 14}px` }}
        />
        {suffix !== undefined && (
          <span className="pointer-events-none absolute inset-y-0 right-2 flex items-center text-ink-soft text-small">
            {suffix}
          </span>
        )}
      </div>
    </Field>
  )
}
