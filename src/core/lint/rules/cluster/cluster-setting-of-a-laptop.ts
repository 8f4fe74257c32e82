import { BROKER_SETTINGS_THAT_HARM } from '../../broker-settings-that-harm'
import { changeCluster } from '../../fixes'
import { brokerConfigDocs, kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

export const clusterSettingOfALaptop = defineRule({
  id: 'cluster-setting-of-a-laptop',
  title: 'A broker setting that does harm in a cluster',
  scope: 'design',
  severity: 'warning',
  kind: 'advice',
  why: 'A file that starts Kafka on a laptop leaves out what a cluster needs: copies, folders that last, addresses that other machines can reach. Other settings were changed for a test and stayed. Most of them show only at the first restart, the first pause or the first lost broker. Each finding says what this one does.',
  reference: kafkaDocs('configuration/broker-configs/'),
  examples: () => ({
    bad: [
      soundDesign({ cluster: { config: { 'log.dirs': '/tmp/kafka-logs' } } }),
      soundDesign({ cluster: { config: { 'auto.leader.rebalance.enable': false } } }),
      soundDesign({ cluster: { config: { 'process.roles': 'broker,controller' } } }),
      soundDesign({ cluster: { config: { 'advertised.listeners': 'PLAINTEXT://localhost:9092' } } }),
      soundDesign({ cluster: { config: { 'allow.everyone.if.no.acl.found': true } } }),
      soundDesign({ cluster: { config: { 'log.cleaner.io.max.bytes.per.second': 1000 } } }),
      soundDesign({ cluster: { config: { 'max.connection.creation.rate': 1 } } }),
    ],
    good: [
      soundDesign({
        cluster: { environment: 'staging', config: { 'group.initial.rebalance.delay.ms': 0 } },
      }),
      soundDesign({
        cluster: { config: { 'log.dirs': '/var/lib/kafka', 'process.roles': 'broker' } },
      }),
      soundDesign({
        cluster: {
          config: {
            'broker.heartbeat.interval.ms': 4_000,
            'log.cleaner.io.max.bytes.per.second': 52_428_800,
          },
        },
      }),
    ],
  }),
  check({ cluster, topics }, report) {
    const { config, environment } = cluster
    if (config === undefined || environment !== 'production' || topics.length === 0) return
    for (const { key, isHarmful, says, severity } of BROKER_SETTINGS_THAT_HARM) {
      const value = config[key]
      if (value === undefined || value === null || !isHarmful(String(value).trim(), cluster)) continue
      report({
        at: 'cluster',
        message: `\`${key}=${value}\`: ${says}`,
        cause: key,
        ...(severity && { severity }),
        field: `config.${key}`,
        reference: brokerConfigDocs(key),
        evidence: [
          { name: key, value: String(value) },
          { name: 'environment', value: environment },
        ],
        fix: changeCluster(`Remove ${key}`, ({ config: { [key]: _harmful, ...rest } = {}, ...before }) => ({
          ...before,
          config: rest,
        })),
      })
    }
  },
})
