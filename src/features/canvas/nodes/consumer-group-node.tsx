import { Handle, type NodeProps, Position } from '@xyflow/react'
import UsersRound from 'lucide-react/icons/users-round'
import { memo, useMemo } from 'react'
import { memberPartitions } from '@/core/sizing/member-partitions'
import { type ConsumerGroupFlowNode, looksTheSame } from '../flow/flow-types'
import { cutOff } from './fit-name'
import { NodeFrame } from './node-frame'
import { busyText, membersText } from './node-text'

/** Pills with a number in them, and pills at all; the rest is said in words. */
const NUMBERED = 14
const PILLS = 30

export const ConsumerGroupNode = memo(function ConsumerGroupNode({
  data,
  selected,
}: NodeProps<ConsumerGroupFlowNode>) {
  const { view, badges } = data
  const owned = useMemo(() => memberPartitions(view), [view])
  const busy = view.sizing.busy.value
  const beside = busy > 0 ? busyText(busy) : ''
  const { members, each } = membersText(view, owned, beside)
  const isLate = view.sizing.lagGrowth.value > 0
  return (
    <NodeFrame
      id={view.id}
      kind="consumerGroup"
      name={view.group.name}
      badges={badges}
      selected={selected}
      icon={<UsersRound size={15} />}
    >
      <Handle type="target" position={Position.Left}>
        <span className="handle-name">reads</span>
      </Handle>
      <div aria-hidden="true" className="mt-1.5 flex h-3.5 gap-[3px]">
        {owned.slice(0, PILLS).map((partitions, at) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: a member is its place in the order of the assignor
            key={at}
            className={`min-w-0 flex-1 rounded-full text-center text-[9px] leading-[14px] ${
              partitions === 0 ? 'border border-line-strong' : 'bg-ramp-2 text-ink'
            }`}
          >
            {owned.length <= NUMBERED && partitions}
          </span>
        ))}
      </div>
      <div className="node-text mt-1 flex justify-between gap-2 whitespace-nowrap text-small">
        <span className={cutOff('consumerGroup', members + each, beside)}>
          {members}
          <span className="node-detail">{each}</span>
        </span>
        {beside && <span className={isLate ? 'text-warning' : 'text-ink-soft'}>{beside}</span>}
      </div>
      <div className="mt-auto h-[3px] rounded-full bg-sunk">
        <div
          className={`h-full rounded-full ${isLate ? 'bg-warning' : 'bg-ramp-4'}`}
          style={{ width: `${Math.min(100, busy * 100)}%` }}
        />
      </div>
      <Handle type="source" id="dead-letters" position={Position.Left} className="dead-letters-out">
        <span className="handle-name">dead letters</span>
      </Handle>
    </NodeFrame>
  )
}, looksTheSame)
