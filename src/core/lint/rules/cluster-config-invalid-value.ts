import { checkConfigValue } from '../../kafka/check-config-value'
import type { Cluster } from '../../model/design'
import { changeCluster } from '../fixes'
import { kafkaDocs } from '../references'
import { defineRule } from '../rule'
import { soundDesign } from '../sound-design'

const VALUE_PROBLEMS: ReadonlySet<string> = new Set(['type', 'range', 'values'])

function withSetting(cluster: Cluster, key: string, value: string | undefined): Cluster {
  const { [key]: _before, ...rest } = cluster.config ?? {}
  return { ...cluster, config: value === undefined ? rest : { ...rest, [key]: value } }
}

export const clusterConfigInvalidValue = defineRule({
  id: 'cluster-config-invalid-value',
  title: 'A broker setting whose value Kafka refuses',
  scope: 'design',
  severity: 'error',
  kind: 'rejected',
  errorClass: 'ConfigException',
  why: 'A broker reads its settings when it starts and stops at once where a value has the wrong type or is out of its range. With one file for all brokers, none of them comes up.',
  reference: kafkaDocs('configuration/broker-configs/'),
  examples: () => ({
    bad: [
      soundDesign({ cluster: { config: { 'log.retention.hours': 'a week' } } }),
      soundDesign({ cluster: { config: { 'min.insync.replicas': 0 } } }),
    ],
    good: [soundDesign({ cluster: { config: { 'log.retention.hours': 168, 'super.users': 'User:admin' } } })],
  }),
  check({ cluster }, report) {
    if (cluster.config === undefined) return
    for (const [key, value] of Object.entries(cluster.config)) {
      const checked = checkConfigValue('broker', key, value, cluster.kafkaVersion)
      if (checked.ok || !VALUE_PROBLEMS.has(checked.problem)) continue
      const { suggestion } = checked
      const shown = value === null || value === '' ? 'nothing' : `\`${value}\``
      report({
        message: `The cluster sets \`${key}\` to ${shown}, with which no broker starts`,
        field: `config.${key}`,
        why: `${checked.message} A broker reads its settings when it starts and stops at once where one is wrong.`,
        evidence: [{ name: key, value: value === null ? 'empty' : String(value) }],
        fix: changeCluster(
          suggestion === undefined ? `Use Kafka's default for ${key}` : `Set ${key} to ${suggestion}`,
          (before) => withSetting(before, key, suggestion),
        ),
      })
    }
  },
})
