import type { Cluster, ConfigValue } from '../../../model/design'
import { configProblems } from '../../config-problems'
import { changeCluster } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

function renamed(cluster: Cluster, key: string, name: string | undefined, value: ConfigValue): Cluster {
  const { [key]: _before, ...rest } = cluster.config ?? {}
  return { ...cluster, config: name === undefined ? rest : { ...rest, [name]: value } }
}

export const clusterConfigUnknown = defineRule({
  id: 'cluster-config-unknown',
  title: 'A broker setting that this Kafka does not have',
  scope: 'design',
  severity: 'warning',
  kind: 'silent',
  why: 'A broker starts with settings that it does not know, since its plug-ins may read some of their own, and says so in one line of its log. What a misspelled setting was to do is then simply not done.',
  reference: kafkaDocs('configuration/broker-configs/'),
  examples: () => ({
    bad: [
      soundDesign({ cluster: { config: { 'log.retention.hour': 168 } } }),
      soundDesign({ cluster: { config: { 'log.message.format.version': '3.0' } } }),
    ],
    good: [soundDesign({ cluster: { config: { 'super.users': 'User:admin' } } })],
  }),
  check({ cluster }, report) {
    for (const { key, value, shown, isName, problem, message, suggestion } of configProblems(
      'broker',
      cluster.config,
      cluster.kafkaVersion,
    )) {
      if (!isName || (problem === 'unknown' && suggestion === undefined)) continue
      report({
        message: `The cluster sets \`${key}\`, which Kafka ${cluster.kafkaVersion} does not have`,
        field: `config.${key}`,
        why: `${message} A broker starts all the same and does nothing with it.`,
        evidence: [{ name: key, value: shown }],
        fix: changeCluster(
          suggestion === undefined ? `Remove ${key}` : `Rename it to ${suggestion}`,
          (before) => renamed(before, key, suggestion, value),
        ),
      })
    }
  },
})
