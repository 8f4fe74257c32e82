import { configProblems } from '../../config-problems'
import { setConfig } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundApp } from '../../sound-design'

export const streamsAppConfigInvalidValue = defineRule({
  id: 'streams-app-config-invalid-value',
  title: 'A setting of Streams whose value Kafka refuses',
  scope: 'streamsApp',
  severity: 'error',
  stopsStart: true,
  kind: 'rejected',
  errorClass: 'ConfigException',
  why: 'StreamsConfig parses every setting when the application is made: each has a type, and many have a range or a short list of values. The first that is wrong throws, and no thread starts. Some values went with a release, as exactly_once did with 4.0.',
  reference: kafkaDocs('configuration/kafka-streams-configs/'),
  examples: () => ({
    bad: [
      withSoundApp({ config: { 'processing.guarantee': 'exactly_once' } }),
      withSoundApp({ config: { 'num.standby.replicas': 'one' } }),
    ],
    good: [
      withSoundApp({ config: { 'num.standby.replicas': '1' } }),
      withSoundApp({ config: { 'processing.guarantee': 'at_least_once' } }),
    ],
  }),
  check({ app, name, cluster }, report) {
    for (const one of configProblems('streams', app.config, cluster.kafkaVersion)) {
      const { key, shown, isName, message, suggestion } = one
      if (isName) continue
      const meant = key === 'processing.guarantee' ? 'exactly_once_v2' : suggestion
      report({
        message: `\`${name}\` sets \`${key}\` to \`${shown}\`, with which it cannot start`,
        field: `config.${key}`,
        why: `${message} StreamsConfig checks every setting when it is made and throws where one is wrong.`,
        evidence: [{ name: key, value: shown }],
        fix: setConfig('streamsApp', name, { [key]: meant }),
      })
    }
  },
})
