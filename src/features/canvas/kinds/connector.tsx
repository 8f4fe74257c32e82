import { sideOf } from '@/core/model/kinds/connector'
import { type CanvasKind, SQUARE } from './canvas-kind'
import { SystemOutside } from './system-outside'

export const connector: CanvasKind<'connector'> = {
  label: 'Connect',
  shape: SQUARE,
  outside: {
    side: (node) => {
      const side = sideOf(node)
      return side && (side === 'sink' ? 'right' : 'left')
    },
    Drawing: SystemOutside,
  },
  fill: 'ramp-2',
  handles: [
    { type: 'target', side: 'left', height: 'middle' },
    { type: 'source', side: 'right', height: 'middle', edges: ['produces'] },
    {
      id: 'dead-letters',
      type: 'source',
      side: 'left',
      height: 'low',
      name: 'dead letters',
      edges: ['deadLetter'],
    },
    { id: 'dead-letters-ahead', type: 'source', side: 'right', height: 'high', isHidden: true },
  ],
  across: 0.18,
  // Which end is drawn where follows from which way its records go.
  Stated: () => null,
}
