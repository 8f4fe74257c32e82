import { harmfulOf, OF_PRODUCERS } from '../../client-settings-that-harm'
import { setWriterConfig } from '../../fixes'
import { producerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

export const producerSettingHarmful = defineRule({
  id: 'producer-setting-harmful',
  title: 'A producer setting that does harm beside real traffic',
  scope: 'producer',
  severity: 'warning',
  kind: 'advice',
  why: 'A setting that was changed for a test, or meant in other units, works as long as nothing goes wrong. It shows when a broker restarts, when an application stops in between, or as a delay that nobody finds. Each finding says what this one does; the default suits nearly everybody.',
  reference: producerConfigDocs('linger.ms'),
  examples: () => ({
    bad: [
      soundDesign({ producer: { config: { 'linger.ms': 60_000 } } }),
      soundDesign({ producer: { config: { 'retry.backoff.ms': 0 } } }),
      soundDesign({ producer: { config: { 'metadata.max.age.ms': 86_400_000 } } }),
      soundDesign({ producer: { config: { 'reconnect.backoff.ms': 0, 'reconnect.backoff.max.ms': 0 } } }),
      soundDesign({ producer: { config: { 'connections.max.idle.ms': 1_000 } } }),
      soundDesign({ producer: { config: { 'send.buffer.bytes': 64 } } }),
    ],
    good: [
      soundDesign({ producer: { config: { 'send.buffer.bytes': -1, 'connections.max.idle.ms': -1 } } }),
      soundDesign({ producer: { config: { 'linger.ms': 500, 'retry.backoff.ms': 200 } } }),
      soundDesign({
        cluster: { environment: 'development' },
        producer: { config: { 'retry.backoff.ms': 0 } },
      }),
    ],
  }),
  check({ kind, producer, settings, cluster }, report) {
    if (producer.config === undefined || cluster.environment === 'development') return
    for (const { harm, value } of harmfulOf(OF_PRODUCERS, producer.config, settings)) {
      const { key, severity, instead } = harm
      report({
        message: `\`${key}=${settings.text(key)}\` of \`${producer.name}\`: ${harm.says(value)}`,
        cause: key,
        ...(severity && { severity }),
        field: `config.${key}`,
        reference: producerConfigDocs(key),
        evidence: [
          { name: key, value: settings.text(key) },
          { name: 'default', value: settings.defaultText(key) },
        ],
        fix: setWriterConfig({ kind, producer }, { [key]: instead }),
      })
    }
  },
})
