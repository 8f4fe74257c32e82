import type { Producer, Produces, RecordRate } from '@/core/model/design'
import { formatBytesPerSecond, formatCount } from '@/core/shared/format'
import type { ProducerWrite } from '@/core/views/views'
import { DraftField } from '@/ui/draft-field'
import { setField, withField } from './edit-node'
import { readRate, shownCount } from './quantity'
import { Section } from './section'

/** What a producer writes to one topic: typed here, at the producer or at the line between the two. */
export function WriteSection({
  kind = 'producer',
  producer,
  write,
}: {
  kind?: 'producer' | 'connector'
  producer: Pick<Producer, 'name' | 'produces'>
  write: ProducerWrite
}) {
  const { topic } = write.topic
  const rates = producer.produces?.find((produces) => produces.topic === topic.name)?.recordsPerSecond
  const bytes = write.topic.averageRecordBytes
  const set = (change: (rates: RecordRate) => RecordRate) => {
    const changed = change(rates ?? {})
    const after = changed.average === undefined && changed.peak === undefined ? undefined : changed
    const produces = producer.produces?.map((entry) =>
      entry.topic === topic.name
        ? withField<Produces, 'recordsPerSecond'>(entry, 'recordsPerSecond', after)
        : entry,
    )
    setField(
      kind,
      producer.name,
      'produces',
      produces,
      `Change what ${producer.name} writes to ${topic.name}`,
    )
  }
  return (
    <Section title={`Writes ${topic.name}`}>
      <DraftField
        label="On average"
        isMain
        shown={shownCount(rates?.average)}
        placeholder={rates?.peak === undefined ? 'e.g. 500' : 'as at peak'}
        suffix="records/s"
        read={readRate(bytes)}
        onChange={(average) => set((now) => withField(now, 'average', average))}
      />
      <DraftField
        label="At peak"
        shown={shownCount(rates?.peak)}
        placeholder="as on average"
        suffix="records/s"
        read={readRate(bytes)}
        onChange={(peak) => set((now) => withField(now, 'peak', peak))}
      />
      <p className="text-ink-soft text-small">
        {formatCount(write.rate.peakRecords)} records/s of {formatCount(Math.round(bytes))} bytes is{' '}
        {formatBytesPerSecond(write.rate.peakBytes)} at peak. MB/s may be typed as well.
      </p>
      {rates !== undefined && rates.average === undefined && (
        <p className="text-ink-soft text-small">
          Storage follows the average: until it is stated, it is taken to be the peak.
        </p>
      )}
      {rates?.average === 0 && (rates.peak ?? 0) > 0 && (
        <p className="text-small text-warning">
          With an average of 0 nothing is kept on disk: storage follows the average, partitions the peak.
        </p>
      )}
    </Section>
  )
}
