import type { RecordRate, Topic } from '@/core/model/design'
import { formatBytesPerSecond, formatCount } from '@/core/shared/format'
import type { TopicView } from '@/core/views/views'
import { DraftField } from '@/ui/draft-field'
import { setField, withField } from './edit-node'
import { readRate, shownCount } from './quantity'
import { Section } from './section'

/** What people say who do not know their rate, the average taken for it, and how much higher the peak is taken to be. */
const GUESSES = [
  { label: 'A few a second', average: 5 },
  { label: 'Hundreds', average: 500 },
  { label: 'Thousands', average: 5_000 },
  { label: 'Tens of thousands', average: 50_000 },
] as const
const PEAK_TIMES = 3

/** Whether a topic asks what is written to it: nobody who writes it in the drawing says. */
export const asksForTraffic = ({ writers, deadLetterOf }: TopicView): boolean =>
  deadLetterOf.length === 0 && !writers.some(({ rate }) => rate.peakRecords > 0)

/** What is written to a topic, stated at the topic: before a producer is drawn, or by what the drawing leaves out. */
export function StatedTraffic({ view }: { view: TopicView }) {
  const { topic, averageRecordBytes: bytes, rate } = view
  const stated = topic.recordsPerSecond
  const set = (after: RecordRate) =>
    setField(
      'topic',
      topic.name,
      'recordsPerSecond',
      after.average === undefined && after.peak === undefined ? undefined : after,
      `Change what is written to ${topic.name}`,
    )
  return (
    <Section title={stated ? 'Written to it' : 'How much is written to it?'}>
      <DraftField
        label="On average"
        isMain
        shown={shownCount(stated?.average)}
        placeholder="e.g. 500"
        suffix="records/s"
        read={readRate(bytes)}
        onChange={(average) => set(withField<RecordRate, 'average'>(stated, 'average', average))}
      />
      {stated ? (
        <>
          <DraftField
            label="At peak"
            shown={shownCount(stated.peak)}
            placeholder="as on average"
            suffix="records/s"
            read={readRate(bytes)}
            onChange={(peak) => set(withField<RecordRate, 'peak'>(stated, 'peak', peak))}
          />
          <p className="text-ink-soft text-small">{assumptionOf(topic, bytes, rate.peakBytes)}</p>
        </>
      ) : (
        <div className="flex flex-wrap items-center gap-1">
          <span className="text-ink-soft text-small">Not known? About</span>
          {GUESSES.map(({ label, average }) => (
            <button
              key={label}
              type="button"
              title={`${formatCount(average)} records/s on average, ${formatCount(PEAK_TIMES * average)} at peak`}
              onClick={() => set({ average, peak: PEAK_TIMES * average })}
              className="rounded-full border border-line-strong px-2 text-small hover:bg-sunk"
            >
              {label}
            </button>
          ))}
        </div>
      )}
    </Section>
  )
}

function assumptionOf({ record, recordsPerSecond: stated }: Topic, bytes: number, peakBytes: number): string {
  const size =
    record?.averageBytes === undefined
      ? `${formatCount(bytes)} bytes a record, assumed`
      : `${formatCount(bytes)} bytes a record`
  const isGuess = GUESSES.some(
    ({ average }) => stated?.average === average && stated.peak === PEAK_TIMES * average,
  )
  const guess = isGuess ? ` The peak is taken to be ${PEAK_TIMES} times the average.` : ''
  return `${formatBytesPerSecond(peakBytes)} at peak, with ${size}.${guess} It counts until a producer in the drawing states its rate.`
}
