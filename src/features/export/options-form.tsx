import { useId } from 'react'
import type { ExportOption, OptionValues } from '@/core/exporters/exporter'
import type { Design } from '@/core/model/design'
import { CONTROL, Field } from '@/ui/field'
import { SelectField } from '@/ui/select-field'

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

function OptionField({ option, choices, value, onChange }: OptionFieldProps) {
  const id = useId()
  if (choices) {
    return (
      <div title={option.help}>
        <SelectField label={option.label} value={String(value)} options={choices} onChange={onChange} />
      </div>
    )
  }
  return (
    <div title={option.help}>
      <Field label={option.label} htmlFor={id}>
        {option.kind === 'switch' ? (
          <input
            id={id}
            type="checkbox"
            checked={value === true}
            onChange={(event) => onChange(event.target.checked)}
          />
        ) : (
          <input
            id={id}
            value={String(value)}
            placeholder={option.help}
            onChange={(event) => onChange(event.target.value)}
            className={CONTROL}
          />
        )}
      </Field>
    </div>
  )
}
