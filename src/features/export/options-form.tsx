import { useId } from 'react'
import type { ExportOption, OptionValues } from '@/core/exporters/exporter'
import type { Design } from '@/core/model/design'
import { CONTROL, Field } from '@/ui/field'
import { Select } from '@/ui/select'

interface OptionsFormProps {
  readonly design: Design
  readonly options: readonly ExportOption[]
  readonly values: OptionValues
  readonly onChange: (values: OptionValues) => void
}

/** The choices that a format leaves to whoever exports, one field each. */
export function OptionsForm({ design, options, values, onChange }: OptionsFormProps) {
  if (options.length === 0) return null
  return (
    <div className="grid max-w-xl gap-1.5">
      {options.map((option) => (
        <OptionField
          key={option.id}
          option={option}
          choices={choicesOf(option, design)}
          value={values[option.id] ?? option.initial}
          onChange={(value) => onChange({ ...values, [option.id]: value })}
        />
      ))}
    </div>
  )
}

type Choices = readonly { readonly value: string; readonly label: string }[]

/** What a list of an option offers; null where it is no list. */
function choicesOf(option: ExportOption, { producers, consumerGroups }: Design): Choices | null {
  if (option.kind === 'choice') return option.choices
  if (option.kind !== 'application') return null
  const names = new Set([...producers, ...consumerGroups].map(({ name }) => name))
  return [
    { value: '', label: 'All applications' },
    ...[...names].map((name) => ({ value: name, label: name })),
  ]
}

interface OptionFieldProps {
  readonly option: ExportOption
  readonly choices: Choices | null
  readonly value: string | boolean
  readonly onChange: (value: string | boolean) => void
}

/** One choice, with what it is for in sight below it: neither a finger nor a key hovers. */
function OptionField({ option, choices, value, onChange }: OptionFieldProps) {
  const id = useId()
  const said = { 'aria-describedby': `${id}-help` }
  return (
    <div>
      <Field label={option.label} htmlFor={id}>
        {choices ? (
          <Select id={id} {...said} value={String(value)} onChange={(event) => onChange(event.target.value)}>
            {choices.map((choice) => (
              <option key={choice.value} value={choice.value}>
                {choice.label}
              </option>
            ))}
          </Select>
        ) : option.kind === 'switch' ? (
          <input
            id={id}
            {...said}
            type="checkbox"
            checked={value === true}
            onChange={(event) => onChange(event.target.checked)}
          />
        ) : (
          <input
            id={id}
            {...said}
            value={String(value)}
            onChange={(event) => onChange(event.target.value)}
            className={CONTROL}
          />
        )}
      </Field>
      <p id={`${id}-help`} className="mt-0.5 text-ink-soft text-small">
        {option.help}
      </p>
    </div>
  )
}
