import { isExactlyOnce } from '../../../model/inside-streams'
import { setConfig } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundApp } from '../../sound-design'

/** What Streams sets by itself in the clients inside it. @see StreamsConfig.NON_CONFIGURABLE_CONSUMER_DEFAULT_CONFIGS and its kin */
const ALWAYS = ['enable.auto.commit', 'allow.auto.create.topics', 'group.protocol']
const EXACTLY_ONCE = ['isolation.level', 'enable.idempotence', 'transactional.id']
const IN_FLIGHT = 'max.in.flight.requests.per.connection'
const PREFIX = /^(?:main\.consumer|restore\.consumer|global\.consumer|consumer|producer)\./

export const streamsAppSettingOverruled = defineRule({
  id: 'streams-app-setting-overruled',
  title: 'A setting that Streams does not let you choose',
  scope: 'streamsApp',
  severity: 'warning',
  kind: 'advice',
  why: 'Kafka Streams commits offsets itself, makes its own topics and joins its group in its own way; with exactly once it also sets how its clients read and write. It forgets what is set for these and says so in a line of the log, so that the application does not do what its properties say. More than five requests in flight it refuses with exactly once, since records would change places.',
  reference: kafkaDocs('streams/developer-guide/config-streams/#parameters-controlled-by-kafka-streams'),
  examples: () => ({
    bad: [
      withSoundApp({ config: { 'consumer.enable.auto.commit': true } }),
      withSoundApp({
        config: { 'processing.guarantee': 'exactly_once_v2', 'consumer.isolation.level': 'read_uncommitted' },
      }),
      withSoundApp({
        config: { 'processing.guarantee': 'exactly_once_v2', [`producer.${IN_FLIGHT}`]: 8 },
      }),
    ],
    good: [withSoundApp({ config: { 'consumer.isolation.level': 'read_committed' } })],
  }),
  check({ app, name }, report) {
    const isExact = isExactlyOnce(app)
    for (const [key, value] of Object.entries(app.config ?? {})) {
      const bare = key.replace(PREFIX, '')
      // `group.protocol` of the application itself is its own.
      const isForced =
        (ALWAYS.includes(bare) && (bare !== 'group.protocol' || bare !== key)) ||
        (isExact && EXACTLY_ONCE.includes(bare))
      const isRefused = isExact && bare === IN_FLIGHT && Number(value) > 5
      if (!isForced && !isRefused) continue
      report({
        message: isRefused
          ? `\`${name}\` does not start: exactly once with ${value} requests in flight`
          : `\`${key}\` of \`${name}\` is forgotten: Streams sets it itself`,
        field: `config.${key}`,
        evidence: [
          { name: key, value: String(value) },
          ...(isExact ? [{ name: 'processing.guarantee', value: 'exactly_once_v2' }] : []),
        ],
        ...(isRefused && {
          kind: 'rejected',
          errorClass: 'ConfigException',
          severity: 'error',
          stopsStart: true,
        }),
        fix: setConfig('streamsApp', name, { [key]: undefined }, isRefused ? 'Allow five' : 'Remove it'),
        cause: key,
      })
    }
  },
})
