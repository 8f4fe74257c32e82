import { retryMs } from '@/core/model/retrying'
import { formatDuration } from '@/core/shared/format'
import type { ConsumerGroupView } from '@/core/views/views'
import { DraftField } from '@/ui/draft-field'
import { setField } from './edit-node'
import { readCount, readDuration, readQuantity, shownCount, shownDuration } from './quantity'
import { Section } from './section'

/** How a record that fails is tried again in place, before it is given up. */
export function RetriesSection({ view }: { view: ConsumerGroupView }) {
  const { group, settings } = view
  const { retries } = group
  const set = (next: typeof retries) =>
    setField('consumerGroup', group.name, 'retries', next, `Change the retries of ${group.name}`)
  return (
    <Section title="Retries in place">
      <DraftField
        label="Tries after the first"
        shown={shownCount(retries?.attempts)}
        placeholder="none"
        read={readCount}
        onChange={(attempts) => set(attempts === undefined ? undefined : { ...retries, attempts })}
      />
      {retries && (
        <>
          <DraftField
            label="Back-off"
            shown={shownDuration(retries.backOffMs)}
            placeholder="none, e.g. 1 s"
            read={readDuration}
            onChange={(ms) => {
              const { backOffMs: _, ...rest } = retries
              set(ms === undefined ? rest : { ...rest, backOffMs: ms })
            }}
          />
          <DraftField
            label="Grows by a factor of"
            shown={shownCount(retries.backOffMultiplier)}
            placeholder="1, the same each time"
            read={readQuantity('ratio', { min: 1, max: 100 })}
            onChange={(times) => {
              const { backOffMultiplier: _, ...rest } = retries
              set(times === undefined ? rest : { ...rest, backOffMultiplier: times })
            }}
          />
          <p className="text-ink-soft text-small">
            A record that fails every time holds its partition for {formatDuration(retryMs(group))}, which
            counts against the {formatDuration(settings.number('max.poll.interval.ms'))} until the next poll.
          </p>
        </>
      )}
    </Section>
  )
}
