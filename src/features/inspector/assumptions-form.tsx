import { updateSizing } from '@/core/edits/update-sizing'
import {
  DEFAULT_DISK_HEADROOM,
  DEFAULT_GROWTH,
  DEFAULT_HEADROOM,
  DEFAULT_NETWORK_HEADROOM,
  DEFAULT_PARTITION_READ_BYTES_PER_SECOND,
  DEFAULT_PARTITION_REPLICAS_PER_BROKER,
  DEFAULT_PARTITION_WRITE_BYTES_PER_SECOND,
  DEFAULT_UTILISATION,
} from '@/core/model/defaults'
import type { SizingSettings } from '@/core/model/design'
import type { QuantityKind } from '@/core/shared/parse-quantity'
import type { Result } from '@/core/shared/result'
import type { Assumptions } from '@/core/sizing/assumptions'
import { useAnalysis } from '@/stores/document/analysis-store'
import { dispatch, useDocument } from '@/stores/document/document-store'
import { DraftField } from '@/ui/draft-field'
import { SelectField } from '@/ui/select-field'
import { withField } from './edit-node'
import { readGrowth, readQuantity, shownByteRate, shownCount, shownPercent } from './quantity'
import { Section } from './section'

type Assumption = Exclude<keyof SizingSettings, 'rounding' | 'growthPerMonth' | 'growthFrom'>

interface AssumptionRow {
  readonly field: Assumption
  readonly label: string
  readonly kind: QuantityKind
  readonly assumed: number
  readonly limits: { readonly min: number; readonly max?: number; readonly isWhole?: boolean }
}

const SHARE = { min: 0.01, max: 1 }

const ASSUMPTIONS: readonly AssumptionRow[] = [
  {
    field: 'partitionWriteBytesPerSecond',
    label: 'Write per partition',
    kind: 'bytes/s',
    assumed: DEFAULT_PARTITION_WRITE_BYTES_PER_SECOND,
    limits: { min: 1 },
  },
  {
    field: 'partitionReadBytesPerSecond',
    label: 'Read per partition',
    kind: 'bytes/s',
    assumed: DEFAULT_PARTITION_READ_BYTES_PER_SECOND,
    limits: { min: 1 },
  },
  {
    field: 'headroom',
    label: 'Partition used up to',
    kind: 'ratio',
    assumed: DEFAULT_HEADROOM,
    limits: SHARE,
  },
  {
    field: 'utilisation',
    label: 'Member busy up to',
    kind: 'ratio',
    assumed: DEFAULT_UTILISATION,
    limits: SHARE,
  },
  {
    field: 'growth',
    label: 'Growth',
    kind: 'ratio',
    assumed: DEFAULT_GROWTH,
    limits: { min: 0.01, max: 1000 },
  },
  {
    field: 'diskHeadroom',
    label: 'Disk filled up to',
    kind: 'ratio',
    assumed: DEFAULT_DISK_HEADROOM,
    limits: SHARE,
  },
  {
    field: 'networkHeadroom',
    label: 'Network used up to',
    kind: 'ratio',
    assumed: DEFAULT_NETWORK_HEADROOM,
    limits: SHARE,
  },
  {
    field: 'partitionReplicasPerBroker',
    label: 'Replicas per broker',
    kind: 'count',
    assumed: DEFAULT_PARTITION_REPLICAS_PER_BROKER,
    limits: { min: 1, max: 1_000_000, isWhole: true },
  },
  {
    field: 'spareBrokers',
    label: 'Brokers to spare',
    kind: 'count',
    assumed: 0,
    limits: { min: 0, max: 1_000_000, isWhole: true },
  },
]

const ROUNDINGS = [
  { value: 'divisible', label: 'To group sizes' },
  { value: 'brokers', label: 'To the brokers' },
  { value: 'none', label: 'Not at all' },
] as const

function shownAssumption({ kind, field }: AssumptionRow, value: number): string {
  if (kind === 'bytes/s') return shownByteRate(value)
  return kind === 'ratio' && field !== 'growth' ? shownPercent(value) : shownCount(value)
}

const readMonth = (typed: string): Result<string | undefined> => {
  const text = typed.trim()
  if (text === '') return { ok: true, value: undefined }
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text)
    ? { ok: true, value: text }
    : { ok: false, error: 'Write the year and the month, as 2026-11.' }
}

/** What the numbers on the screen take, the provider's among them, as far as there is a topic to ask. */
const useTaken = (): Assumptions['values'] | undefined =>
  useAnalysis(({ views }) => Object.values(views.topics)[0]?.assumptions.values)

/** What sizing assumes where the design does not say it. */
export function AssumptionsSection({ sizing }: { sizing: SizingSettings }) {
  const set = <Name extends keyof SizingSettings>(field: Name, value: SizingSettings[Name] | undefined) =>
    dispatch(
      updateSizing(
        (before) => withField(before, field, value),
        `Change ${field} of sizing`,
        `sizing:${field}`,
      ),
    )
  const cluster = useDocument(({ design }) => design.cluster)
  const taken = useTaken()
  const isSelfRun = cluster.profile === undefined
  return (
    <Section title="Sizing assumes">
      {ASSUMPTIONS.map((row) => {
        const value = sizing[row.field]
        const assumed = isSelfRun ? row.assumed : (taken?.[row.field] ?? row.assumed)
        return (
          <DraftField
            key={row.field}
            label={row.label}
            shown={value === undefined ? '' : shownAssumption(row, value)}
            placeholder={`${shownAssumption(row, assumed)} ${assumed === row.assumed ? 'assumed' : 'by the provider'}`}
            {...(row.field === 'growth' && { suffix: '× today' })}
            read={row.field === 'growth' ? readGrowth : readQuantity(row.kind, row.limits)}
            onChange={(now) => set(row.field, now)}
          />
        )
      })}
      <DraftField
        label="Growth a month"
        shown={sizing.growthPerMonth === undefined ? '' : shownPercent(sizing.growthPerMonth)}
        placeholder="not stated"
        read={readQuantity('ratio', { min: 0, max: 10 })}
        onChange={(now) => set('growthPerMonth', now)}
      />
      <DraftField
        label="Traffic is of"
        shown={sizing.growthFrom ?? ''}
        placeholder="month, e.g. 2026-11"
        read={readMonth}
        onChange={(now) => set('growthFrom', now)}
      />
      <SelectField
        label="Partitions are rounded"
        value={sizing.rounding ?? 'divisible'}
        options={ROUNDINGS}
        onChange={(rounding) => set('rounding', rounding === 'divisible' ? undefined : rounding)}
      />
    </Section>
  )
}
