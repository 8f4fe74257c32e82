import { producerIntent } from '../../../settings/client-intent'
import { reportLibraryRefusal } from '../../library-refuses'
import { LIBRDKAFKA_SETTINGS } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const IN_FLIGHT = 'max.in.flight.requests.per.connection'

export const producerLibraryRefuses = defineRule({
  id: 'producer-library-refuses',
  title: 'A producer that its client library does not make',
  scope: 'producer',
  severity: 'error',
  stopsStart: true,
  kind: 'rejected',
  errorClass: 'ERR__INVALID_ARG',
  why: 'Clients that are not Java’s check their settings by rules of their own when they are made. librdkafka, and whatever is built on it, allows an idempotent producer five requests in flight and nothing but acks=all, Sarama and franz-go one request; a transaction must outlast the delivery of a record. What Java would take, or switch off without a word, is refused there.',
  reference: LIBRDKAFKA_SETTINGS,
  examples: () => {
    const of = (
      config: Readonly<Record<string, string | number | boolean>>,
      delivery: 'at-least-once' | undefined,
    ) =>
      soundDesign({
        producer: {
          client: { library: 'librdkafka' },
          delivery,
          config: { partitioner: 'murmur2_random', ...config },
        },
      })
    return {
      bad: [
        of({ [IN_FLIGHT]: 10 }, 'at-least-once'),
        of({ 'enable.idempotence': true, 'request.required.acks': 1 }, undefined),
        of({ 'transactional.id': `checkout-\${instance}`, 'delivery.timeout.ms': 120_000 }, 'at-least-once'),
        of({ 'linger.ms': 1_000_000 }, 'at-least-once'),
        of({ 'max.block.ms': 60_000 }, 'at-least-once'),
      ],
      good: [
        of({ 'max.in.flight': 5, 'queue.buffering.max.messages': 200_000 }, 'at-least-once'),
        of({ 'compression.type': 'ZSTD', acks: 'all', 'message.timeout.ms': 120_000 }, 'at-least-once'),
      ],
    }
  },
  check({ producer, settings, cluster }, report) {
    reportLibraryRefusal(
      {
        kind: 'producer',
        node: producer,
        intent: producerIntent(producer),
        settings,
        version: cluster.kafkaVersion,
      },
      report,
    )
  },
})
