import type { Guarantee } from '@/core/delivery/guarantee'
import type { Delivery } from '@/core/model/design'
import { SelectField } from '@/ui/select-field'
import { GuaranteeFacts } from './guarantee-facts'

const DELIVERIES = [
  { value: 'at-most-once', label: 'At most once' },
  { value: 'at-least-once', label: 'At least once' },
  { value: 'exactly-once', label: 'Exactly once' },
] as const

interface GuaranteeFieldProps {
  readonly chosen: Delivery | undefined
  /** What it is where nothing is chosen. */
  readonly otherwise?: string
  /** The choice that the settings in effect come to. */
  readonly inEffect: Delivery
  /** What holds of what is written. */
  readonly guarantee: Guarantee
  /** The node that is looked at. */
  readonly at: string
  /** Who makes it so: `Its settings make it`. */
  readonly because?: string
  readonly onChange: (delivery: Delivery | undefined) => void
}

/** What a producer promises of what it writes, and what its settings make of that. */
export function GuaranteeField({
  chosen,
  otherwise = 'Kafka’s default',
  inEffect,
  guarantee,
  at,
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
      {chosen !== undefined && chosen !== inEffect && (
        <p className="text-small text-warning">{because} otherwise, whatever was chosen here.</p>
      )}
      <GuaranteeFacts guarantee={guarantee} at={at} />
    </>
  )
}
