import { harmfulOf, OF_GROUPS } from '../../client-settings-that-harm'
import { setConfig } from '../../fixes'
import { consumerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

export const consumerGroupSettingHarmful = defineRule({
  id: 'consumer-group-setting-harmful',
  title: 'A consumer setting that does harm beside real traffic',
  scope: 'consumerGroup',
  severity: 'warning',
  kind: 'advice',
  why: 'A setting that was changed for a test, or meant in seconds, works as long as nothing goes wrong. It shows at the first pause: a member leaves, its partitions go to others, and they read again what it had not committed. Each finding says what this one does; the default suits nearly everybody.',
  reference: consumerConfigDocs('max.poll.interval.ms'),
  examples: () => ({
    bad: [
      soundDesign({ group: { config: { 'max.poll.interval.ms': 3_000, 'max.poll.records': 10 } } }),
      soundDesign({ group: { config: { 'metadata.max.age.ms': 86_400_000 } } }),
      soundDesign({ group: { config: { 'session.timeout.ms': 6_000, 'heartbeat.interval.ms': 2_000 } } }),
      soundDesign({ group: { config: { 'fetch.max.bytes': 1_073_741_824 } } }),
      soundDesign({ group: { config: { 'check.crcs': false } } }),
    ],
    good: [
      soundDesign({
        group: { config: { 'fetch.max.bytes': 104_857_600, 'connections.max.idle.ms': 60_000 } },
      }),
      soundDesign({ group: { config: { 'max.poll.interval.ms': 30_000, 'max.poll.records': 10 } } }),
      soundDesign({
        cluster: { environment: 'development' },
        group: { config: { 'max.poll.interval.ms': 3_000, 'max.poll.records': 10 } },
      }),
    ],
  }),
  check({ group, settings, cluster, reads }, report) {
    if (group.config === undefined || cluster.environment === 'development' || reads.length === 0) return
    for (const { harm, value } of harmfulOf(OF_GROUPS, group.config, settings)) {
      const { key, severity } = harm
      report({
        message: `\`${key}=${settings.text(key)}\` of \`${group.name}\`: ${harm.says(value)}`,
        cause: key,
        ...(severity && { severity }),
        field: `config.${key}`,
        reference: consumerConfigDocs(key),
        evidence: [
          { name: key, value: settings.text(key) },
          { name: 'default', value: settings.defaultText(key) },
        ],
        fix: setConfig('consumerGroup', group.name, { [key]: undefined }),
      })
    }
  },
})
