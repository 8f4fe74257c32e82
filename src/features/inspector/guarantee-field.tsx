import type { Delivery } from '@/core/model/design'
import { SelectField } from '@/ui/select-field'

const DELIVERIES = [
  { value: 'at-most-once', label: 'At most once' },
  { value: 'at-least-once', label: 'At least once' },
  { value: 'exactly-once', label: 'Exactly once' },
] as const

const MEANING: Readonly<Record<Delivery, string>> = {
  'at-most-once': 'A record may be lost, never repeated: it is sent once and not waited for.',
  'at-least-once':
    'A record is never lost, but may be repeated: every in-sync replica has it before it counts.',
  'exactly-once': 'Records are written in transactions: readers that read committed see each once.',
}

interface GuaranteeFieldProps {
  readonly chosen: Delivery | undefined
  /** What it is where nothing is chosen. */
  readonly otherwise?: string
  /** What the settings in effect make of it. */
  readonly inEffect: Delivery
  /** Who makes it so: `Its settings make it`. */
  readonly because?: string
  readonly onChange: (delivery: Delivery | undefined) => void
}

/** What a producer promises of what it writes, and what its settings make of that. */
export function GuaranteeField({
  chosen,
  otherwise = 'Kafka’s default',
  inEffect,
  because = 'Its settings make it',
  onChange,
}: GuaranteeFieldProps) {
  return (
    <>
      <SelectField
        label="Guarantee"
        value={chosen ?? 'unknown'}
        options={[{ value: 'unknown', label: otherwise } as const, ...DELIVERIES]}
        onChange={(delivery) => onChange(delivery === 'unknown' ? undefined : delivery)}
      />
      <p className="text-ink-soft text-small">
        {MEANING[inEffect]}
        {chosen !== undefined && chosen !== inEffect && (
          <span className="block text-warning">
            {because} {inEffect.replaceAll('-', ' ')}, whatever was chosen here.
          </span>
        )}
      </p>
    </>
  )
}
