import { Handle, type NodeProps, Position } from '@xyflow/react'
import { formatBytes, formatCountOf, formatRecordsPerSecond } from '@/core/shared/format'
import type { TopicView } from '@/core/views/views'
import { Popover } from '@/ui/popover'
import type { InternalFlowNode } from './internal-types'

/** The name of the node that it is made for, or of the cluster. */
const ownerOf = ({ origin }: TopicView): string => {
  const of = origin?.of ?? 'cluster'
  return of === 'cluster' ? 'the cluster' : of.slice(of.indexOf(':') + 1)
}

/** A topic that Kafka makes by itself: quiet, and nothing that can be edited. A click says whence it comes. */
export function InternalNode({ data: { topic, shown } }: NodeProps<InternalFlowNode>) {
  const { name, partitions, replicationFactor, sizing, rate } = topic
  const storage = sizing.storage.value > 0 ? ` · ${formatBytes(sizing.storage.value)}` : ''
  return (
    <>
      <Popover
        title={name}
        trigger={
          <button
            type="button"
            title={name}
            aria-label={`Internal topic ${name}, made by Kafka for ${ownerOf(topic)}`}
            className="internal-topic nopan nodrag flex size-full flex-col justify-center rounded-control border border-line-strong border-dotted bg-ground px-2 text-left text-ink-soft text-small leading-[16px] hover:border-ink-soft"
          >
            <span className="internal-name w-full truncate font-mono text-[11px]">{shown}</span>
            <span className="w-full truncate">{topic.origin?.role}</span>
            <span className="w-full truncate">
              {formatCountOf(partitions, 'partition')}
              {storage}
            </span>
          </button>
        }
      >
        {() => (
          <div className="flex flex-col gap-1.5">
            <p>
              Kafka makes it for {ownerOf(topic)}: {topic.origin?.role}. It is counted in the figures of the
              cluster, and is in no file and in no export.
            </p>
            <dl className="grid grid-cols-[auto_1fr] gap-x-3">
              <Row term="Partitions">{formatCountOf(partitions, 'partition')}</Row>
              <Row term="Replicas">
                {formatCountOf(partitions * replicationFactor, 'replica')}, {replicationFactor} of each
                partition
              </Row>
              <Row term="Storage">{formatBytes(sizing.storage.value)}</Row>
              <Row term="Written">
                {formatRecordsPerSecond(rate.averageRecords)} on average,{' '}
                {formatRecordsPerSecond(rate.peakRecords)} at peak
              </Row>
              <Row term="cleanup.policy">{topic.settings.text('cleanup.policy')}</Row>
            </dl>
          </div>
        )}
      </Popover>
      <Handle type="target" position={Position.Left} isConnectable={false} className="handle-hidden" />
      <Handle type="source" position={Position.Right} isConnectable={false} className="handle-hidden" />
    </>
  )
}

function Row({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-ink-soft">{term}</dt>
      <dd>{children}</dd>
    </>
  )
}
