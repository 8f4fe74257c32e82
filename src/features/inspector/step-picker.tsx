import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { groupOffered } from '@/core/streams/offered-steps'
import { Field } from '@/ui/field'
import { Select } from '@/ui/select'

/** Keys that choose another line of a list that is not open. */
const isChoosing = ({ key, altKey }: KeyboardEvent): boolean =>
  !altKey && (/^(?:Arrow|Page|Home|End)/.test(key) || (key.length === 1 && key !== ' '))

/**
 * What can follow at the end of a program, picked from one list: steps, what is said further of the last, other chains.
 * Who goes through the list with keys sees each line, and adds it with Enter.
 */
export function StepPicker({
  offered,
  onPick,
}: {
  offered: readonly string[]
  onPick: (step: string) => void
}) {
  const id = useId()
  const [chosen, setChosen] = useState('')
  const isByKey = useRef(false)
  const { follows, further, begins } = groupOffered(offered)
  const pick = (step: string) => {
    setChosen('')
    if (step !== '') onPick(step)
  }
  return (
    <Field label="Add a step" htmlFor={id} hint={chosen !== '' && 'Enter adds it'}>
      <Select
        id={id}
        value={offered.includes(chosen) ? chosen : ''}
        onChange={({ target: { value } }) => (isByKey.current ? setChosen(value) : pick(value))}
        onKeyDown={(event) => {
          isByKey.current = isChoosing(event)
          if (event.key === 'Enter' && chosen !== '') {
            event.preventDefault()
            pick(chosen)
          }
        }}
        onKeyUp={() => {
          isByKey.current = false
        }}
        onBlur={() => setChosen('')}
      >
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
