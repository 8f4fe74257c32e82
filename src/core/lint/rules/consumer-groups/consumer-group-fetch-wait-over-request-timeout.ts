import { formatDuration } from '../../../shared/format'
import { setConfig } from '../../fixes'
import { consumerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const WAIT = 'fetch.max.wait.ms'
const TIMEOUT = 'request.timeout.ms'
const DEFAULT_WAIT_MS = 500

export const consumerGroupFetchWaitOverRequestTimeout = defineRule({
  id: 'consumer-group-fetch-wait-over-request-timeout',
  title: 'A fetch that waits longer than its request may take',
  scope: 'consumerGroup',
  severity: 'warning',
  kind: 'advice',
  why: 'A broker holds a fetch back for up to fetch.max.wait.ms while less than fetch.min.bytes is there, and the consumer gives any request up after request.timeout.ms. Where the first is the longer, every fetch of a quiet topic ends as a timeout: the connection is closed and made anew, and the log fills with what looks like a fault of the network. Nothing compares the two.',
  reference: consumerConfigDocs(WAIT),
  examples: () => ({
    bad: [
      soundDesign({ group: { config: { [WAIT]: 60_000 } } }),
      soundDesign({ group: { config: { [TIMEOUT]: 400 } } }),
    ],
    good: [soundDesign({ group: { config: { [WAIT]: 5_000 } } })],
  }),
  check({ group, settings, reads }, report) {
    const wait = settings.number(WAIT)
    const timeout = settings.number(TIMEOUT)
    if (reads.length === 0 || !(wait >= timeout)) return
    const byWait = settings.origin(WAIT) === 'user'
    report({
      message: `\`${group.name}\` lets a fetch wait ${formatDuration(wait)} and gives it up after ${formatDuration(timeout)}`,
      field: `config.${byWait ? WAIT : TIMEOUT}`,
      evidence: [
        { name: WAIT, value: settings.text(WAIT) },
        { name: TIMEOUT, value: settings.text(TIMEOUT) },
      ],
      fix:
        timeout > DEFAULT_WAIT_MS
          ? setConfig('consumerGroup', group.name, { [WAIT]: DEFAULT_WAIT_MS })
          : setConfig(
              'consumerGroup',
              group.name,
              { [TIMEOUT]: undefined },
              `Use Kafka’s default for ${TIMEOUT}`,
            ),
    })
  },
})
