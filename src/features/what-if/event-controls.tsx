import { useId } from 'react'
import { CONTROL, Field } from '@/ui/field'
import { Select } from '@/ui/select'

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly options: readonly (readonly [string, string])[]
  readonly onPick: (value: string) => void
}

export function Choice({ label, value, options, onPick }: ChoiceProps) {
  const id = useId()
  return (
    <Field label={label} htmlFor={id}>
      <Select id={id} value={value} onChange={(event) => onPick(event.target.value)}>
        {options.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </Select>
    </Field>
  )
}

interface NumberBoxProps {
  readonly field: string
  readonly label: string
  readonly text: string
  /** What it is where nothing is typed. */
  readonly placeholder: string | undefined
  readonly error: string | null
  readonly onChange: (text: string) => void
}

export function NumberBox({ field, label, text, placeholder, error, onChange }: NumberBoxProps) {
  const id = useId()
  return (
    <Field label={label} htmlFor={id} error={error}>
      <input
        id={id}
        data-field={field}
        value={text}
        placeholder={placeholder}
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        aria-invalid={error !== null}
        aria-describedby={error === null ? undefined : `${id}-error`}
        onChange={(event) => onChange(event.target.value)}
        className={`${CONTROL} tabular-nums`}
      />
    </Field>
  )
}
