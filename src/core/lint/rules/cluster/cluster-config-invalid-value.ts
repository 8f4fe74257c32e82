import type { Cluster } from '../../../model/design'
import { configProblems } from '../../config-problems'
import { changeCluster } from '../../fixes'
import { brokerConfigDocs, kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

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
    for (const { key, shown, isName, message, suggestion } of configProblems(
      'broker',
      cluster.config,
      cluster.kafkaVersion,
    )) {
      if (isName) continue
      report({
        message: `The cluster sets \`${key}\` to \`${shown}\`, with which no broker starts`,
        field: `config.${key}`,
        why: `${message} A broker reads its settings when it starts and stops at once where one is wrong.`,
        reference: brokerConfigDocs(key),
        evidence: [{ name: key, value: shown }],
        fix: changeCluster(
          suggestion === undefined ? `Use Kafka's default for ${key}` : `Set ${key} to ${suggestion}`,
          (before) => withSetting(before, key, suggestion),
        ),
      })
    }
  },
})
