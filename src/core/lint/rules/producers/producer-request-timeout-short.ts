import { brokerNumber } from '../../../settings/resolve-settings'
import type { Settings } from '../../../settings/settings'
import { formatDuration } from '../../../shared/format'
import { setConfig } from '../../fixes'
import { producerStart } from '../../producer-start'
import { producerConfigDocs } from '../../references'
import { defineRule, type Report } from '../../rule'
import { soundDesign } from '../../sound-design'

const KEY = 'request.timeout.ms'
const LAG = 'replica.lag.time.max.ms'
const DEFAULT_LAG_MS = 30_000
/** A third of the time that a follower may lag: what is shorter is met by any pause of a broker. */
const SHARE = 3

export const producerRequestTimeoutShort = defineRule({
  id: 'producer-request-timeout-short',
  title: 'Requests given up while they are being copied',
  scope: 'producer',
  severity: 'info',
  kind: 'advice',
  why: 'With acks=all the leader answers when every replica in sync has the batch, and a follower that hangs may hold it up for replica.lag.time.max.ms before it is left out. A producer that waits for less sends the batch again meanwhile, which loads a broker that is slow already; without idempotence the record is then there twice. Kafka’s documentation asks for more than replica.lag.time.max.ms.',
  reference: producerConfigDocs(KEY),
  examples: () => ({
    bad: [
      soundDesign({ producer: { config: { [KEY]: 1_000 } } }),
      soundDesign({ producer: { config: { [KEY]: 5_000 } } }),
    ],
    good: [
      soundDesign({ producer: { config: { [KEY]: 20_000 } } }),
      soundDesign({ producer: { config: { [KEY]: 5_000 } }, cluster: { environment: 'development' } }),
    ],
  }),
  check(view, report) {
    const { producer, cluster, settings, writes } = view
    if (settings.origin(KEY) !== 'user' || writes.length === 0 || cluster.environment === 'development')
      return
    const acks = settings.text('acks')
    if (acks === '0' || acks === '1') return
    const lag = brokerNumber(cluster, LAG, DEFAULT_LAG_MS)
    const timeout = settings.number(KEY)
    if (!(timeout < lag / SHARE) || producerStart(view).refusal !== null) return
    const isTwice = !settings.flag('enable.idempotence')
    report({
      message: `\`${producer.name}\` sends a batch again after ${formatDuration(timeout)}, a follower may hold it up for ${formatDuration(lag)}`,
      ...(isTwice && { severity: 'warning' as const }),
      field: `config.${KEY}`,
      evidence: [
        { name: KEY, value: settings.text(KEY) },
        { name: `${LAG} of the brokers`, value: String(lag) },
        { name: 'enable.idempotence', value: String(!isTwice) },
      ],
      ...fixOf(producer.name, settings, timeout),
    })
  },
})

/** As long as by default, or as the delivery of a record leaves room for; nothing where that is no longer than now. */
function fixOf(name: string, settings: Settings, timeout: number): Pick<Report, 'fix'> {
  const room = settings.number('delivery.timeout.ms') - settings.number('linger.ms')
  if (room >= Number(settings.defaultText(KEY)))
    return { fix: setConfig('producer', name, { [KEY]: undefined }) }
  return room > timeout ? { fix: setConfig('producer', name, { [KEY]: room }) } : {}
}
