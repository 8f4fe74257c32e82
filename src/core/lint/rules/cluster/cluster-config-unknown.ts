import { configDefinition } from '../../../kafka/catalogue'
import type { KafkaVersion } from '../../../kafka/versions'
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

/** Whose setting it is, as a sentence has it. */
const OF = {
  producer: 'producers',
  consumer: 'consumers',
  topic: 'topics',
  streams: 'Streams applications',
} as const
type Owner = keyof typeof OF

const ownerOf = (key: string, version: KafkaVersion): Owner | undefined =>
  (Object.keys(OF) as Owner[]).find((kind) => configDefinition(kind, key, version) !== undefined)

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
      soundDesign({ cluster: { config: { 'zookeeper.connect': 'zk:2181' } } }),
      soundDesign({ cluster: { config: { 'inter.broker.protocol.version': '3.9' } } }),
      soundDesign({ cluster: { config: { 'max.request.size': 604_857_600 } } }),
      soundDesign({ cluster: { config: { 'retention.ms': 86_400_000 } } }),
    ],
    good: [
      soundDesign({ cluster: { config: { 'super.users': 'User:admin' } } }),
      soundDesign({ cluster: { kafkaVersion: '3.9', config: { 'zookeeper.connect': 'zk:2181' } } }),
    ],
  }),
  check({ cluster }, report) {
    for (const { key, value, shown, isName, problem, message, suggestion } of configProblems(
      'broker',
      cluster.config,
      cluster.kafkaVersion,
    )) {
      if (!isName) continue
      const owner = problem === 'unknown' ? ownerOf(key, cluster.kafkaVersion) : undefined
      if (problem === 'unknown' && suggestion === undefined && owner === undefined) continue
      const brokers =
        owner === 'topic'
          ? configDefinition('topic', key, cluster.kafkaVersion)?.brokerDefaultProperty
          : undefined
      const target = owner === undefined ? suggestion : brokers
      report({
        message:
          owner === undefined
            ? `The cluster sets \`${key}\`, which Kafka ${cluster.kafkaVersion} does not have`
            : `The cluster sets \`${key}\`, which is a setting of ${OF[owner]}`,
        field: `config.${key}`,
        why: `${message} A broker starts all the same and does nothing with it.`,
        evidence: [{ name: key, value: shown }],
        fix: changeCluster(target === undefined ? `Remove ${key}` : `Rename it to ${target}`, (before) =>
          renamed(before, key, target, value),
        ),
      })
    }
  },
})
