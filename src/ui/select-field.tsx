import ChevronDown from 'lucide-react/icons/chevron-down'
import { useId } from 'react'
import { CONTROL, Field } from './field'

interface SelectFieldProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly onChange: (value: Value) => void
  readonly hint?: string
}

/** One of a few values. The browser's own list: it works with every keyboard, reader and small screen. */
export function SelectField<Value extends string>({
  label,
  value,
  options,
  onChange,
  hint,
}: SelectFieldProps<Value>) {
  const id = useId()
  return (
    <Field label={label} htmlFor={id} {...(hint !== undefined && { hint })}>
      <div className="relative">
        <select
          id={id}
          value={value}
          onChange={(event) => {
            const picked = options.find((option) => option.value === event.target.value)
            if (picked) onChange(picked.value)
          }}
          className={`${CONTROL} appearance-none truncate pr-7`}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown
          size={14}
          aria-hidden="true"
          className="pointer-events-none absolute inset-y-0 right-2 my-auto text-ink-soft"
        />
      </div>
    </Field>
  )
}
