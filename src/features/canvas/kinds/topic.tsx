import type { Topic } from '@/core/model/design'
import { formatCount } from '@/core/shared/format'
import { type CanvasKind, SQUARE } from './canvas-kind'

function StatedTopic({ node: { partitions, replicationFactor } }: { node: Topic }) {
  return (
    <>
      <div aria-hidden="true" className="mt-1.5 h-4 shrink-0 bg-sunk" />
      {typeof partitions === 'number' && (
        <div className="node-text mt-1 whitespace-nowrap text-small">
          <b className="font-semibold">{formatCount(partitions)}</b>{' '}
          {partitions === 1 ? 'partition' : 'partitions'}
          {replicationFactor !== undefined && (
            <span className="node-detail">{` · RF ${replicationFactor}`}</span>
          )}
        </div>
      )}
    </>
  )
}

export const topic: CanvasKind<'topic'> = {
  label: 'Topic',
  shape: SQUARE,
  fill: 'ramp-4',
  handles: [
    { type: 'target', side: 'left', height: 'middle' },
    { type: 'source', side: 'right', height: 'middle' },
    { id: 'dead-letters', type: 'target', side: 'right', height: 'low', isHidden: true },
    { id: 'dead-letters-ahead', type: 'target', side: 'left', height: 'low', isHidden: true },
  ],
  across: 0.5,
  Stated: StatedTopic,
}
