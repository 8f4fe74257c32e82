import { configProblems } from '../../config-problems'
import { setConfig } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundApp } from '../../sound-design'

export const streamsAppConfigUnknownKey = defineRule({
  id: 'streams-app-config-unknown-key',
  title: 'A setting of Streams that does not exist',
  scope: 'streamsApp',
  severity: 'warning',
  kind: 'advice',
  why: 'A Streams application starts with settings that it does not know: it hands them on to its clients, serdes and handlers, which may read some of their own. What a misspelled or removed setting was to do is then not done, and nobody notices until it matters.',
  reference: kafkaDocs('configuration/kafka-streams-configs/'),
  examples: () => ({
    bad: [
      withSoundApp({ config: { 'num.stream.thread': 3 } }),
      withSoundApp({ config: { 'producer.linger.mss': 5 } }),
    ],
    good: [
      withSoundApp({ config: { 'producer.linger.ms': 20, 'consumer.max.poll.records': 500 } }),
      withSoundApp({ config: { 'schema.registry.url': 'https://registry:8081' } }),
    ],
  }),
  check({ app, name, cluster }, report) {
    for (const one of configProblems('streams', app.config, cluster.kafkaVersion)) {
      const { key, value, shown, isName, problem, message, suggestion } = one
      // A name like no other may be a serde's or a handler's own.
      if (!isName || (problem === 'unknown' && suggestion === undefined)) continue
      const target =
        suggestion !== undefined && !Object.hasOwn(app.config ?? {}, suggestion) ? suggestion : undefined
      report({
        message: `\`${name}\` sets \`${key}\`, which Kafka Streams ${cluster.kafkaVersion} does not have`,
        field: `config.${key}`,
        why: `${message} The application starts all the same and does nothing with it.`,
        evidence: [{ name: key, value: shown }],
        fix:
          target === undefined
            ? setConfig('streamsApp', name, { [key]: undefined })
            : setConfig('streamsApp', name, { [key]: undefined, [target]: value }, `Rename it to ${target}`),
      })
    }
  },
})
