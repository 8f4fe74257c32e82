import { formatCount } from '../../../shared/format'
import { setConfig } from '../../fixes'
import { producerStart, waitsForAll } from '../../producer-start'
import { producerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const IN_FLIGHT = 'max.in.flight.requests.per.connection'

export const producerIdempotenceSilentlyOff = defineRule({
  id: 'producer-idempotence-silently-off',
  title: 'Idempotence switched off by another setting',
  scope: 'producer',
  severity: 'warning',
  kind: 'silent',
  why: 'Idempotence is on by default, but a setting that contradicts it switches it off without a word unless enable.idempotence was written out: no retries in every release, and before 4.0 more than five requests in flight. Then a retry may write a record twice, and records of one partition may change places. Written out, the same contradiction throws, so that somebody notices.',
  reference: producerConfigDocs('enable.idempotence'),
  examples: () => ({
    bad: [
      soundDesign({ producer: { delivery: undefined, config: { retries: 0 } } }),
      soundDesign({
        cluster: { kafkaVersion: '3.9' },
        producer: { delivery: undefined, config: { [IN_FLIGHT]: 6 } },
      }),
    ],
    good: [
      soundDesign({ producer: { delivery: undefined, config: { retries: 100 } } }),
      soundDesign({
        cluster: { kafkaVersion: '3.9' },
        producer: { delivery: undefined, config: { [IN_FLIGHT]: 5 } },
      }),
    ],
  }),
  check(view, report) {
    const { producer, settings, writes } = view
    if (!settings.flag('enable.idempotence') || writes.length === 0) return
    const { refusal, idempotent } = producerStart(view)
    if (refusal !== null || idempotent || !waitsForAll(view)) return
    const key = settings.number('retries') === 0 ? 'retries' : IN_FLIGHT
    const value = settings.number(key)
    report({
      message:
        key === 'retries'
          ? `\`${producer.name}\` gives up at the first error, and is not idempotent either`
          : `\`${producer.name}\` is not idempotent with ${formatCount(value)} requests in flight`,
      field: `config.${key}`,
      evidence: [
        { name: key, value: formatCount(value) },
        { name: 'enable.idempotence', value: 'true, the default, but off in effect' },
      ],
      fix:
        key === 'retries'
          ? setConfig('producer', producer.name, { retries: undefined }, 'Retry until the delivery timeout')
          : setConfig('producer', producer.name, { [key]: 5 }, 'Allow 5 requests in flight'),
    })
  },
})
