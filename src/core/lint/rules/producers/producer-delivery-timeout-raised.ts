import { isJavaClient } from '../../../kafka/client-libraries'
import { formatCount, formatDuration } from '../../../shared/format'
import { setConfig } from '../../fixes'
import { producerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const DELIVERY = 'delivery.timeout.ms'
const LINGER = 'linger.ms'
const REQUEST = 'request.timeout.ms'
const LONGEST_MS = 2_147_483_647

export const producerDeliveryTimeoutRaised = defineRule({
  id: 'producer-delivery-timeout-raised',
  title: 'A producer that tries for longer than it seems',
  scope: 'producer',
  severity: 'info',
  kind: 'silent',
  why: 'A record is given up when delivery.timeout.ms is over, two minutes by default, and that must leave room for lingering and one request. Written out, a value that does not is refused; left at its default, Kafka raises it to linger.ms and request.timeout.ms together and says so in one line of its log. Write down how long a record may take, so that whoever waits for it knows.',
  reference: producerConfigDocs(DELIVERY),
  examples: () => ({
    bad: [
      soundDesign({ producer: { config: { [REQUEST]: 180_000 } } }),
      soundDesign({ producer: { delivery: undefined, config: { [LINGER]: 100_000 } } }),
    ],
    good: [
      soundDesign({ producer: { config: { [REQUEST]: 180_000, [DELIVERY]: 180_020 } } }),
      soundDesign({ producer: { config: { [REQUEST]: 90_000 } } }),
      soundDesign({ producer: { client: { library: 'librdkafka' }, config: { [REQUEST]: 180_000 } } }),
    ],
  }),
  check({ producer, settings }, report) {
    if (producer.config === undefined || !isJavaClient(producer.client)) return
    if (settings.origin(DELIVERY) !== 'default') return
    const least = Math.min(settings.number(LINGER) + settings.number(REQUEST), LONGEST_MS)
    const byDefault = settings.number(DELIVERY)
    if (!(least > byDefault)) return
    report({
      message: `\`${producer.name}\` gives a record up after ${formatDuration(least)}, not after the default ${formatDuration(byDefault)}`,
      field: `config.${settings.number(REQUEST) >= settings.number(LINGER) ? REQUEST : LINGER}`,
      evidence: [
        { name: DELIVERY, value: `${formatCount(byDefault)}, the default; ${formatCount(least)} in effect` },
        { name: LINGER, value: formatCount(settings.number(LINGER)) },
        { name: REQUEST, value: formatCount(settings.number(REQUEST)) },
      ],
      fix: setConfig('producer', producer.name, { [DELIVERY]: Math.ceil(least) }),
    })
  },
})
