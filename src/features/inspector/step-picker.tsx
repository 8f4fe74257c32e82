import { useId } from 'react'
import { groupOffered } from '@/core/streams/offered-steps'
import { Field } from '@/ui/field'
import { Select } from '@/ui/select'

/** What can follow at the end of a program, picked from one list: steps, what is said further of the last, other chains. */
export function StepPicker({
  offered,
  onPick,
}: {
  offered: readonly string[]
  onPick: (step: string) => void
}) {
  const id = useId()
  const { follows, further, begins } = groupOffered(offered)
  return (
    <Field label="Add a step" htmlFor={id}>
      <Select id={id} value="" onChange={(event) => onPick(event.target.value)}>
        <option value="">Pick what follows</option>
        <Group label="What follows" steps={follows} />
        <Group label="More of the last step" steps={further} />
        <Group label="Another chain" steps={begins} />
      </Select>
    </Field>
  )
}

const Group = ({ label, steps }: { label: string; steps: readonly string[] }) =>
  steps.length > 0 && (
    <optgroup label={label}>
      {steps.map((step) => (
        <option key={step} value={step}>
          {step}
        </option>
      ))}
    </optgroup>
  )
