import { changeCluster } from '../../fixes'
import { brokerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const KEY = 'auto.create.topics.enable'

export const clusterAutoCreatesTopics = defineRule({
  id: 'cluster-auto-creates-topics',
  title: 'Topics come into being by being named',
  scope: 'design',
  severity: 'warning',
  kind: 'silent',
  why: 'With auto.create.topics.enable=true a producer that names a topic which does not exist makes Kafka create it, with the broker’s default of one partition and one replica. A slip in a name then becomes a topic that nobody designed and nobody reads, and no error is reported.',
  reference: brokerConfigDocs(KEY),
  examples: () => ({
    bad: [soundDesign({ cluster: { config: { [KEY]: true } } })],
    good: [
      soundDesign({ cluster: { config: { [KEY]: undefined } } }),
      soundDesign({ cluster: { environment: 'development', config: { [KEY]: true } } }),
    ],
  }),
  check({ cluster }, report) {
    const { config, environment } = cluster
    if (environment === 'development' || config === undefined || !Object.hasOwn(config, KEY)) return
    if (String(config[KEY]).trim().toLowerCase() !== 'true') return
    report({
      message: 'The cluster creates any topic that somebody names',
      field: `config.${KEY}`,
      evidence: [
        { name: KEY, value: 'true' },
        { name: 'num.partitions', value: String(config['num.partitions'] ?? '1, the default') },
        {
          name: 'default.replication.factor',
          value: String(config['default.replication.factor'] ?? '1, the default'),
        },
      ],
      fix: changeCluster(`Set ${KEY} to false`, (before) => ({
        ...before,
        config: { ...before.config, [KEY]: false },
      })),
    })
  },
})
