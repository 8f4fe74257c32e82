import { useId } from 'react'
import type { ExportOption, OptionValues } from '@/core/exporters/exporter'
import { CONTROL, Field } from '@/ui/field'
import { SelectField } from '@/ui/select-field'

interface OptionsFormProps {
  readonly options: readonly ExportOption[]
  readonly values: OptionValues
  readonly onChange: (values: OptionValues) => void
}

/** The choices that a format leaves to whoever exports, one field each. */
export function OptionsForm({ options, values, onChange }: OptionsFormProps) {
  if (options.length === 0) return null
  return (
    <div className="grid max-w-xl gap-1.5">
      {options.map((option) => (
        <OptionField
          key={option.id}
          option={option}
          value={values[option.id] ?? option.initial}
          onChange={(value) => onChange({ ...values, [option.id]: value })}
        />
      ))}
    </div>
  )
}

interface OptionFieldProps {
  readonly option: ExportOption
  readonly value: string | boolean
  readonly onChange: (value: string | boolean) => void
}

function OptionField({ option, value, onChange }: OptionFieldProps) {
  const id = useId()
  if (option.kind === 'choice') {
    return (
      <div title={option.help}>
        <SelectField
          label={option.label}
          value={String(value)}
          options={option.choices}
          onChange={onChange}
        />
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
