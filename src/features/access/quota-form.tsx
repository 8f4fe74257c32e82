import type { PrincipalAccess } from '@/core/access/access-of'
import { stateQuota } from '@/core/edits/state-quota'
import type { Limit } from '@/core/model/quota-limits'
import { formatBytesPerSecond } from '@/core/shared/format'
import { parseQuantity, type QuantityKind } from '@/core/shared/parse-quantity'
import type { Result } from '@/core/shared/result'
import { FigureButton } from '@/figures/figure-button'
import { dispatch } from '@/stores/document/document-store'
import { Button } from '@/ui/button'
import { DraftField } from '@/ui/draft-field'

interface Row {
  readonly limit: Limit
  readonly label: string
  readonly kind: QuantityKind
  readonly suffix?: string
}

const ROWS: readonly Row[] = [
  { limit: 'producerByteRate', label: 'Writes per broker', kind: 'bytes/s' },
  { limit: 'consumerByteRate', label: 'Reads per broker', kind: 'bytes/s' },
  { limit: 'requestPercentage', label: 'Time of request threads', kind: 'count', suffix: '%' },
  { limit: 'controllerMutationRate', label: 'Partitions made or deleted', kind: 'count', suffix: 'a second' },
]

/** What a principal may take: as it is stated and may be typed anew, and beside it what its traffic asks for. */
export function QuotaForm({ principal: { principal, quota, suggested } }: { principal: PrincipalAccess }) {
  const { isStated } = quota
  const asked = (isStated ? suggested : quota) ?? {}
  const stated = (limit: Limit): number | undefined => (isStated ? limitsOf(quota)[limit] : undefined)
  const [writes, reads] = [asked.writes, asked.reads]
  const follows = stated('producerByteRate') === writes?.value && stated('consumerByteRate') === reads?.value
  return (
    <section
      aria-label={`Quota of ${principal}`}
      className="mb-3 flex flex-col gap-1.5 border-line border-b pb-2.5"
    >
      <h4 className="font-semibold">Quota</h4>
      {ROWS.map(({ limit, label, kind, suffix }) => (
        <DraftField
          key={`${principal} ${limit}`}
          label={label}
          shown={shownLimit(stated(limit), kind)}
          placeholder="none"
          {...(suffix !== undefined && { suffix })}
          read={readLimit(kind)}
          onChange={(value) =>
            dispatch(stateQuota(principal, { [limit]: value }, `quota ${principal} ${limit}`))
          }
        />
      ))}
      {writes || reads ? (
        <div className="flex flex-wrap items-baseline gap-x-2 text-ink-soft">
          <span>Its traffic asks for</span>
          {writes && (
            <span>
              writes <FigureButton figure={writes} title={`Writes per broker that ${principal} asks for`} />
            </span>
          )}
          {reads && (
            <span>
              reads <FigureButton figure={reads} title={`Reads per broker that ${principal} asks for`} />
            </span>
          )}
        </div>
      ) : (
        <p className="text-ink-soft">Its traffic is not known.</p>
      )}
      {(writes || reads) && !follows && (
        <Button
          onClick={() =>
            dispatch(
              stateQuota(principal, {
                ...(writes && { producerByteRate: writes.value }),
                ...(reads && { consumerByteRate: reads.value }),
              }),
            )
          }
        >
          State what its traffic asks for
        </Button>
      )}
    </section>
  )
}

const limitsOf = ({
  writes,
  reads,
  requestPercentage,
  controllerMutationRate,
}: PrincipalAccess['quota']): Readonly<Partial<Record<Limit, number | undefined>>> => ({
  producerByteRate: writes?.value,
  consumerByteRate: reads?.value,
  requestPercentage,
  controllerMutationRate,
})

/** A limit as it is typed; no limit where nothing is. */
function readLimit(kind: QuantityKind): (text: string) => Result<number | undefined> {
  return (text) => {
    if (text.trim() === '') return { ok: true, value: undefined }
    const read = parseQuantity(text, kind)
    if (!read.ok) return read
    return read.value.value > 0
      ? { ok: true, value: read.value.value }
      : { ok: false, error: 'A limit is above 0; leave it empty for none.' }
  }
}

/** In a unit where that says it exactly. */
function shownLimit(value: number | undefined, kind: QuantityKind): string {
  if (value === undefined) return ''
  if (kind !== 'bytes/s') return String(value)
  const short = formatBytesPerSecond(value)
  const read = parseQuantity(short, kind)
  return read.ok && read.value.value === value ? short : `${value} B/s`
}
