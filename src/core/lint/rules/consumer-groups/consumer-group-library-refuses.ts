import { consumerGroupIntent } from '../../../settings/client-intent'
import { reportLibraryRefusal } from '../../library-refuses'
import { LIBRDKAFKA_SETTINGS } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

export const consumerGroupLibraryRefuses = defineRule({
  id: 'consumer-group-library-refuses',
  title: 'Members that their client library does not make',
  scope: 'consumerGroup',
  severity: 'error',
  stopsStart: true,
  kind: 'rejected',
  errorClass: 'ERR__INVALID_ARG',
  why: 'Clients that are not Java’s check their settings by rules of their own when they are made. librdkafka asks that a poll may take as long as a session, that answers may be larger than what is fetched, and with group.protocol=consumer that nothing is set that the broker decides. The first contradiction ends the application at its start, and no member joins.',
  reference: LIBRDKAFKA_SETTINGS,
  examples: () => {
    const of = (config: Readonly<Record<string, string | number | boolean | undefined>>, version?: string) =>
      soundDesign({
        group: {
          client: { library: 'confluent-python', ...(version !== undefined && { version }) },
          processingMsPerRecord: 1,
          config: { 'partition.assignment.strategy': 'cooperative-sticky', ...config },
        },
      })
    return {
      bad: [
        of({ 'session.timeout.ms': 6_000, 'max.poll.interval.ms': 5_000 }),
        of({ 'group.protocol': 'consumer' }),
        of({ 'fetch.max.bytes': 500_000 }),
        of({ 'receive.message.max.bytes': 50_000_000 }),
        of({ 'auto.offset.reset': 'none' }),
        of({ 'default.api.timeout.ms': 60_000 }),
      ],
      good: [
        of({ 'session.timeout.ms': 45_000, 'max.poll.interval.ms': 45_000 }),
        of({ 'group.protocol': 'consumer', 'partition.assignment.strategy': undefined }, '2.12.0'),
        of({ 'fetch.max.bytes': 104_857_600, 'enable.auto.offset.store': false }),
      ],
    }
  },
  check({ group, settings, cluster }, report) {
    if (group.reads === 'share') return
    reportLibraryRefusal(
      {
        kind: 'consumer',
        node: group,
        intent: consumerGroupIntent(group),
        settings,
        version: cluster.kafkaVersion,
      },
      report,
    )
  },
})
