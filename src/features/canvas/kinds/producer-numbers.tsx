import { guaranteeWords, toneOf } from '@/core/delivery/words'
import { DEFAULT_INSTANCES } from '@/core/model/defaults'
import type { Delivery } from '@/core/model/design'
import { formatCountOf } from '@/core/shared/format'
import type { ProducerView } from '@/core/views/views'
import type { KindNumbers } from './canvas-kind'

const CHIP: Readonly<Record<Delivery, string>> = {
  'at-most-once': 'border-at-most-once text-at-most-once',
  'at-least-once': 'border-at-least-once text-at-least-once',
  'exactly-once': 'border-exactly-once text-exactly-once',
}

const instancesText = ({ producer }: ProducerView): string =>
  formatCountOf(producer.instances ?? DEFAULT_INSTANCES, 'instance')

function ProducerBody({ view }: { view: ProducerView }) {
  return (
    <div className="node-text mt-auto flex items-center justify-between gap-2 whitespace-nowrap text-ink-soft text-small">
      <span className="node-detail">{instancesText(view)}</span>
      <span className={`rounded-[3px] border px-1 leading-[14px] ${CHIP[toneOf(view.guarantee)]}`}>
        {guaranteeWords(view.guarantee)}
      </span>
    </div>
  )
}

export const producerNumbers: KindNumbers<'producer'> = {
  Body: ProducerBody,
  summary: (view) => [`Producer ${view.producer.name}`, instancesText(view), guaranteeWords(view.guarantee)],
}
