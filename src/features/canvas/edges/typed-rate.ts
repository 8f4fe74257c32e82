import type { RecordRate } from '@/core/model/design'
import { MOST_RECORDS_PER_SECOND, RATE_NOT_MEANT } from '@/core/model/most-rate'
import { parseQuantity } from '@/core/shared/parse-quantity'
import { err, ok, type Result } from '@/core/shared/result'
import { viewOf } from '@/core/views/view-of'
import { currentAnalysis } from '@/stores/document/analysis-store'

/** What parts an average from its peak: `500 to 2000`, `500-2000`, `500, peak 2000`. */
const BETWEEN = /\s*(?:→|->|\bto\b|;|\.{2,}|[–—]|,?\s*\bpeak\b|(?<=[\da-z])\s*(?<!\de)-(?=\s*\d))\s*/i

/** The bytes of a record of a topic, to read bytes per second as records. */
const recordBytes = (topic: string): number =>
  viewOf(currentAnalysis().views, 'topic', topic)?.averageRecordBytes ?? 1

function readOne(text: string, topic: string): Result<number> {
  const read = parseQuantity(text, 'records/s')
  if (!read.ok) return read
  const { value, kind } = read.value
  const records = kind === 'bytes/s' ? value / Math.max(1, recordBytes(topic)) : value
  return records > MOST_RECORDS_PER_SECOND ? err(RATE_NOT_MEANT) : ok(records)
}

/** Reads at which rate a topic is written, as records or as bytes of it, with its peak or without. */
export function readTypedRate(text: string, topic: string): Result<RecordRate> {
  const [average, peak, more] = text.split(BETWEEN)
  if (more !== undefined) return err('Write one rate, or two: 500 to 2000.')
  const one = readOne(average ?? '', topic)
  if (!one.ok || peak === undefined) return one.ok ? ok({ average: one.value }) : one
  const other = readOne(peak, topic)
  if (!other.ok) return other
  return other.value < one.value
    ? err('The peak is below the average. Write the lower rate first: 500 to 2000.')
    : ok({ average: one.value, peak: other.value })
}
