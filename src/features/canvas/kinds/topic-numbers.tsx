import { useMemo } from 'react'
import { bearableShare } from '@/core/facts/bearable-share'
import { effectiveMinIsr } from '@/core/facts/effective-min-isr'
import { formatBytes, formatCount, formatCountOf } from '@/core/shared/format'
import { partitionShares } from '@/core/sizing/partition-shares'
import type { TopicView } from '@/core/views/views'
import { ShareStrip } from '@/figures/share-strip'
import { cutOff, fullest } from '../nodes/fit-small'
import { ratesText, retentionText } from '../nodes/node-text'
import type { KindNumbers } from './canvas-kind'

function TopicBody({ view }: { view: TopicView }) {
  const shares = useMemo(() => partitionShares(view), [view])
  const most = useMemo(() => bearableShare(view), [view])
  const retention = retentionText(view)
  const rates = ratesText(view)
  const storage = view.sizing.storage.value > 0 ? formatBytes(view.sizing.storage.value) : ''
  const minIsr = effectiveMinIsr(view)
  const noun = view.partitions === 1 ? 'partition' : 'partitions'
  const partitions = formatCount(view.partitions)
  const all = ` · RF ${view.replicationFactor} · min ISR ${minIsr}`
  const said = `${partitions} ${noun}`
  const shown = fullest(
    'topic',
    [`${said}${all}`, `${said}${all.replace(' ISR', '')}`, `${said} · RF ${view.replicationFactor}`, said],
    retention,
  )
  const copies = shown.slice(said.length)
  const shownRates = fullest('topic', [rates, rates.replace(/^.*, /, '')], storage)
  return (
    <>
      <ShareStrip shares={shares} most={most} className="mt-1.5 h-4" />
      <div className="node-text mt-1 flex justify-between gap-2 whitespace-nowrap text-small">
        <span
          className={cutOff('topic', shown, retention)}
          title={copies === all ? undefined : `${said}${all}`}
        >
          <b className="font-semibold">{partitions}</b> {noun}
          <span className="node-detail">{copies}</span>
        </span>
        <span className="text-ink-soft">{retention}</span>
      </div>
      <div
        data-strip="rates"
        className="node-text node-detail flex justify-between gap-2 whitespace-nowrap text-ink-soft text-small"
      >
        <span
          className={cutOff('topic', shownRates, storage)}
          title={shownRates === rates ? undefined : rates}
        >
          {shownRates}
        </span>
        <span>{storage}</span>
      </div>
    </>
  )
}

export const topicNumbers: KindNumbers<'topic'> = {
  Body: TopicBody,
  summary: (view) => [
    `Topic ${view.topic.name}`,
    formatCountOf(view.partitions, 'partition'),
    `replication factor ${view.replicationFactor}`,
  ],
}
