import { Handle, type NodeProps, Position } from '@xyflow/react'
import ArrowRightFromLine from 'lucide-react/icons/arrow-right-from-line'
import { memo } from 'react'
import { DEFAULT_INSTANCES } from '@/core/model/defaults'
import type { Delivery } from '@/core/model/design'
import { formatCountOf } from '@/core/shared/format'
import { looksTheSame, type ProducerFlowNode } from '../flow/flow-types'
import { NodeFrame } from './node-frame'
import { deliveryText } from './node-text'

const CHIP: Readonly<Record<Delivery, string>> = {
  'at-most-once': 'border-at-most-once text-at-most-once',
  'at-least-once': 'border-at-least-once text-at-least-once',
  'exactly-once': 'border-exactly-once text-exactly-once',
}

export const ProducerNode = memo(function ProducerNode({ data, selected }: NodeProps<ProducerFlowNode>) {
  const { view, badges } = data
  return (
    <NodeFrame
      id={view.id}
      kind="producer"
      name={view.producer.name}
      badges={badges}
      selected={selected}
      icon={<ArrowRightFromLine size={15} />}
    >
      <div className="node-text mt-auto flex items-center justify-between gap-2 whitespace-nowrap text-ink-soft text-small">
        <span className="node-detail">
          {formatCountOf(view.producer.instances ?? DEFAULT_INSTANCES, 'instance')}
        </span>
        <span className={`rounded-[3px] border px-1 leading-[14px] ${CHIP[view.delivery]}`}>
          {deliveryText(view.delivery)}
        </span>
      </div>
      <Handle type="source" position={Position.Right} />
    </NodeFrame>
  )
}, looksTheSame)
