import type { Producer } from '../../../model/design'
import type { TopicReader, TopicView, WriterView } from '../../../views/views'
import { changeNode } from '../../fixes'
import { waitsForAll } from '../../producer-start'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

function atLeastOnce(node: Producer): Producer {
  const { acks: _acks, retries: _retries, 'enable.idempotence': _off, ...config } = node.config ?? {}
  return { ...node, delivery: 'at-least-once', ...(node.config && { config }) }
}

interface BusinessReader extends TopicReader {
  readonly topic: TopicView
}

/** A reader for business that does not say itself what it needs: then it is judged by that. */
const businessReader = ({ writes }: WriterView): BusinessReader | undefined => {
  for (const { topic } of writes)
    for (const reader of topic.readers)
      if (reader.group.purpose === 'business' && reader.group.needs?.mayLose === undefined)
        return { ...reader, topic }
  return undefined
}

/** Whether losing records is what the settings come to; that acks=1 alone loses some is a finding of its own. */
const givesUp = ({ producer, settings }: WriterView): boolean =>
  producer.delivery === 'at-most-once' ||
  (waitsForAll({ settings }) && settings.number('retries') === 0 && !settings.flag('enable.idempotence'))

export const deliveryAtMostOnceForBusiness = defineRule({
  id: 'delivery-at-most-once-for-business',
  title: 'Records that may be lost, read for business',
  scope: 'producer',
  severity: 'warning',
  kind: 'silent',
  why: 'A path is as safe as its weakest link. A producer that sends at most once gives a record up at the first error, and no reader behind it can get it back, however carefully it commits: an order, a payment or a change of stock has then never happened. At least once costs a wait for the replicas; let the reader drop what comes twice.',
  reference: kafkaDocs('design/design/#message-delivery-semantics'),
  examples: () => ({
    bad: [
      soundDesign({ producer: { delivery: 'at-most-once' } }),
      soundDesign({ producer: { config: { retries: 0, 'enable.idempotence': false } } }),
    ],
    good: [
      soundDesign({ producer: { delivery: 'at-most-once' }, group: { purpose: 'analytics' } }),
      soundDesign({
        producer: {
          delivery: 'at-most-once',
          config: { acks: 'all', retries: 3, 'enable.idempotence': true },
        },
      }),
    ],
  }),
  check(view, report) {
    if (view.delivery !== 'at-most-once' || !givesUp(view)) return
    const reader = businessReader(view)
    if (reader === undefined) return
    const { producer, settings } = view
    report({
      message: `\`${producer.name}\` sends at most once what \`${reader.group.name}\` must not lose`,
      field: 'delivery',
      along: [view.id, reader.topic.id, reader.id],
      evidence: [
        { name: 'acks', value: settings.text('acks') },
        { name: 'retries', value: settings.text('retries') },
        { name: `purpose of ${reader.group.name}`, value: 'business' },
      ],
      fix: changeNode('producer', producer.name, 'Deliver at least once', atLeastOnce),
    })
  },
})
