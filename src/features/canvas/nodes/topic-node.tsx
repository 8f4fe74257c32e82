import { Handle, type NodeProps, Position } from '@xyflow/react'
import ListOrdered from 'lucide-react/icons/list-ordered'
import { memo, useMemo } from 'react'
import { formatBytes, formatCount } from '@/core/shared/format'
import { partitionShares } from '@/core/sizing/partition-shares'
import { ShareStrip } from '@/figures/share-strip'
import { looksTheSame, type TopicFlowNode } from '../flow/flow-types'
import { cutOff } from './fit-name'
import { NodeFrame } from './node-frame'
import { ratesText, retentionText } from './node-text'

export const TopicNode = memo(function TopicNode({ data, selected }: NodeProps<TopicFlowNode>) {
  const { view, badges } = data
  const shares = useMemo(() => partitionShares(view), [view])
  const retention = retentionText(view)
  const rates = ratesText(view)
  const storage = view.sizing.storage.value > 0 ? formatBytes(view.sizing.storage.value) : ''
  const minIsr = Math.min(view.settings.number('min.insync.replicas'), view.replicationFactor)
  const noun = view.partitions === 1 ? 'partition' : 'partitions'
  const partitions = formatCount(view.partitions)
  const copies = ` · RF ${view.replicationFactor} · ISR ${minIsr}`
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
      <div className="node-text mt-1 flex justify-between gap-2 whitespace-nowrap text-small">
        <span className={cutOff('topic', `${partitions} ${noun}${copies}`, retention)}>
          <b className="font-semibold">{partitions}</b> {noun}
          <span className="node-detail">{copies}</span>
        </span>
        <span className="text-ink-soft">{retention}</span>
      </div>
      <div className="node-text node-detail flex justify-between gap-2 whitespace-nowrap text-ink-soft text-small">
        <span className={cutOff('topic', rates, storage)}>{rates}</span>
        <span>{storage}</span>
      </div>
      <Handle type="source" position={Position.Right} />
      <Handle type="target" id="dead-letters" position={Position.Right} className="dead-letters-in" />
    </NodeFrame>
  )
}, looksTheSame)
