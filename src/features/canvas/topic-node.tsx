import { Handle, type NodeProps, Position } from '@xyflow/react'
import { ListOrdered } from 'lucide-react'
import { memo, useMemo } from 'react'
import { formatBytes, formatBytesPerSecond, formatDuration } from '@/core/shared/format'
import { partitionShares } from '@/core/sizing/partition-shares'
import type { TopicView } from '@/core/views/views'
import { ShareStrip } from '@/figures/share-strip'
import type { TopicFlowNode } from './flow-types'
import { NodeFrame } from './node-frame'

/** `15 → 60 MB/s`: average and peak with one unit; one number where they are equal. */
function ratesOf({ rate }: TopicView): string {
  if (rate.peakBytes === 0) return 'no traffic yet'
  const peak = formatBytesPerSecond(rate.peakBytes)
  if (rate.averageBytes === rate.peakBytes) return peak
  const average = formatBytesPerSecond(rate.averageBytes)
  const unit = peak.slice(peak.indexOf(' '))
  return average.endsWith(unit) ? `${average.slice(0, -unit.length)} → ${peak}` : `${average} → ${peak}`
}

function retentionOf({ settings }: TopicView): string {
  const policy = settings.text('cleanup.policy')
  if (policy === 'compact') return 'compacted'
  const ms = settings.number('retention.ms')
  return ms < 0 || ms >= 2 ** 53 ? 'kept' : formatDuration(ms)
}

export const TopicNode = memo(function TopicNode({ data, selected }: NodeProps<TopicFlowNode>) {
  const { view, badges } = data
  const shares = useMemo(() => partitionShares(view), [view])
  const minIsr = Math.min(view.settings.number('min.insync.replicas'), view.replicationFactor)
  return (
    <NodeFrame
      id={view.id}
      kind="topic"
      name={view.topic.name}
      badges={badges}
      selected={selected}
      icon={<ListOrdered size={15} />}
    >
      <Handle type="target" position={Position.Left} />
      <ShareStrip shares={shares} className="mt-1.5 h-4" />
      <div className="mt-1 flex justify-between gap-2 whitespace-nowrap text-small">
        <span className="truncate">
          <b className="font-semibold">{view.partitions}</b>{' '}
          {view.partitions === 1 ? 'partition' : 'partitions'} · RF {view.replicationFactor} · ISR {minIsr}
        </span>
        <span className="text-ink-soft">{retentionOf(view)}</span>
      </div>
      <div className="flex justify-between gap-2 whitespace-nowrap text-ink-soft text-small">
        <span className="truncate">{ratesOf(view)}</span>
        <span>{view.sizing.storage.value > 0 && formatBytes(view.sizing.storage.value)}</span>
      </div>
      <Handle type="source" position={Position.Right} />
      <Handle type="target" id="dead-letters" position={Position.Right} className="dead-letters-in" />
    </NodeFrame>
  )
})
