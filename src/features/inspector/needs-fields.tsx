import type { ConsumerGroup } from '@/core/model/design'
import { SelectField } from '@/ui/select-field'
import { orNothing, setField, withField } from './edit-node'

type Needs = NonNullable<ConsumerGroup['needs']>

const MAY = [
  { value: 'unknown', label: 'Not stated' },
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
] as const

const FIELDS: readonly { readonly field: keyof Needs; readonly label: string }[] = [
  { field: 'mayLose', label: 'May lose a record' },
  { field: 'mayRepeat', label: 'May see one twice' },
  { field: 'inOrder', label: 'Needs their order' },
]

const shown = (value: boolean | undefined) => (value === undefined ? 'unknown' : value ? 'yes' : 'no')

/** What a group says that it needs of what it reads. */
export function NeedsFields({ group }: { group: ConsumerGroup }) {
  const { name, needs } = group
  return (
    <>
      {FIELDS.map(({ field, label }) => (
        <SelectField
          key={field}
          label={label}
          value={shown(needs?.[field])}
          options={MAY}
          onChange={(value) =>
            setField(
              'consumerGroup',
              name,
              'needs',
              orNothing(
                withField<Needs, typeof field>(
                  needs,
                  field,
                  value === 'unknown' ? undefined : value === 'yes',
                ),
              ),
              `Change what ${name} needs`,
            )
          }
        />
      ))}
    </>
  )
}
