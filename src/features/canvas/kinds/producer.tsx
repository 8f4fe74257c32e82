import { DEFAULT_INSTANCES } from '@/core/model/defaults'
import type { Producer } from '@/core/model/design'
import { formatCountOf } from '@/core/shared/format'
import { type CanvasKind, SQUARE } from './canvas-kind'

function StatedProducer({ node: { instances = DEFAULT_INSTANCES } }: { node: Producer }) {
  return (
    <div className="node-text mt-auto whitespace-nowrap text-ink-soft text-small leading-[16px]">
      <span className="node-detail">{formatCountOf(instances, 'instance')}</span>
    </div>
  )
}

export const producer: CanvasKind<'producer'> = {
  label: 'Producer',
  shape: SQUARE,
  fill: 'ramp-2',
  handles: [{ type: 'source', side: 'right', height: 'middle' }],
  across: 0.18,
  Stated: StatedProducer,
}
