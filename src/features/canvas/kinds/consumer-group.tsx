import { DEFAULT_MEMBERS } from '@/core/model/defaults'
import type { ConsumerGroup } from '@/core/model/design'
import { formatCountOf } from '@/core/shared/format'
import { type CanvasKind, ROUND } from './canvas-kind'

function StatedGroup({ node: { members = DEFAULT_MEMBERS } }: { node: ConsumerGroup }) {
  return (
    <>
      <div aria-hidden="true" className="mt-1.5 h-3.5 shrink-0 rounded-full bg-sunk" />
      <div className="node-text mt-1 whitespace-nowrap text-small">{formatCountOf(members, 'member')}</div>
      <div className="mt-auto h-[3px] rounded-full bg-sunk" />
    </>
  )
}

export const consumerGroup: CanvasKind<'consumerGroup'> = {
  label: 'Group',
  shape: ROUND,
  fill: 'ramp-3',
  handles: [
    { type: 'target', side: 'left', height: 'middle', name: 'reads' },
    { type: 'source', side: 'right', height: 'middle', name: 'writes', edges: ['produces'] },
    {
      id: 'retries',
      type: 'source',
      side: 'left',
      height: 'high',
      name: 'retries',
      edges: ['retries'],
    },
    {
      id: 'dead-letters',
      type: 'source',
      side: 'left',
      height: 'low',
      name: 'dead letters',
      edges: ['deadLetter'],
    },
    { id: 'retries-ahead', type: 'source', side: 'right', height: 'high', isHidden: true },
    { id: 'dead-letters-ahead', type: 'source', side: 'right', height: 'low', isHidden: true },
  ],
  across: 0.82,
  Stated: StatedGroup,
}
