import { isLibrdkafka } from '../../../kafka/client-libraries'
import { formatBytes } from '../../../shared/format'
import { GIB, KIB } from '../../../shared/units'
import { setConfig } from '../../fixes'
import { LIBRDKAFKA_SETTINGS } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const KEY = 'queued.max.messages.kbytes'
/** Of librdkafka 1.9 and later. */
const DEFAULT_KBYTES = 65_536

export const consumerGroupQueueTooLarge = defineRule({
  id: 'consumer-group-queue-too-large',
  title: 'Memory for records that wait inside a consumer',
  scope: 'consumerGroup',
  severity: 'info',
  kind: 'advice',
  why: 'librdkafka fetches ahead: what the application has not taken yet waits in a queue of the consumer, up to queued.max.messages.kbytes. A group that is behind fills the queue of every member at once, as it does after a stop, and the memory limit of a container ends it before it has caught up. The default of 64 MiB is enough to keep a member at work.',
  reference: LIBRDKAFKA_SETTINGS,
  examples: () => {
    const of = (kbytes: number) =>
      soundDesign({
        group: {
          client: { library: 'confluent-python' },
          config: { [KEY]: kbytes, 'partition.assignment.strategy': 'cooperative-sticky' },
        },
      })
    return { bad: [of(2_097_151)], good: [of(131_072)] }
  },
  check({ group, settings, reads, cluster }, report) {
    if (!isLibrdkafka(group.client) || reads.length === 0 || cluster.environment === 'development') return
    const kbytes = Number(group.config?.[KEY] ?? DEFAULT_KBYTES)
    if (!(kbytes * KIB >= GIB)) return
    report({
      message: `\`${group.name}\` may hold ${formatBytes(kbytes * KIB)} of records in each member before it works on them`,
      field: `config.${KEY}`,
      evidence: [
        { name: KEY, value: String(kbytes) },
        { name: 'default', value: String(DEFAULT_KBYTES) },
        { name: 'group.protocol', value: settings.text('group.protocol') },
      ],
      fix: setConfig('consumerGroup', group.name, { [KEY]: undefined }, 'Use the default of librdkafka'),
    })
  },
})
