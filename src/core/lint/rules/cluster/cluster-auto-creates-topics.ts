import { brokerConfig } from '../../../model/provider-defaults'
import { changeCluster } from '../../fixes'
import { brokerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const KEY = 'auto.create.topics.enable'

export const clusterAutoCreatesTopics = defineRule({
  id: 'cluster-auto-creates-topics',
  title: 'Kafka creates any topic that a client names',
  scope: 'design',
  severity: 'warning',
  kind: 'silent',
  why: 'With auto.create.topics.enable=true a producer that names a topic which does not exist makes Kafka create it, with the broker’s default of one partition and one replica. A slip in a name then becomes a topic that nobody designed and nobody reads, and no error is reported.',
  reference: brokerConfigDocs(KEY),
  examples: () => ({
    bad: [
      soundDesign({ cluster: { config: { [KEY]: true } } }),
      soundDesign({ cluster: { config: { [KEY]: undefined } } }),
    ],
    good: [
      soundDesign({ cluster: { environment: 'staging', config: { [KEY]: undefined } } }),
      soundDesign({ cluster: { environment: 'development', config: { [KEY]: true } } }),
      soundDesign({ cluster: { profile: { provider: 'amazon-msk' }, config: { [KEY]: undefined } } }),
    ],
  }),
  check({ cluster, topics }, report) {
    const { environment } = cluster
    const config = brokerConfig(cluster)
    if (environment === 'development') return
    const isStated = config !== undefined && Object.hasOwn(config, KEY)
    if (isStated && String(config[KEY]).trim().toLowerCase() !== 'true') return
    if (!isStated && (environment !== 'production' || topics.length === 0)) return
    report({
      message: isStated
        ? 'The cluster creates any topic that somebody names'
        : 'Whether Kafka creates topics that somebody names is not decided; by default it does',
      ...(!isStated && { severity: 'info', notStated: 'creation of topics' }),
      field: `config.${KEY}`,
      evidence: [
        { name: KEY, value: isStated ? 'true' : 'true, the default' },
        { name: 'num.partitions', value: String(config?.['num.partitions'] ?? '1, the default') },
        {
          name: 'default.replication.factor',
          value: String(config?.['default.replication.factor'] ?? '1, the default'),
        },
      ],
      fix: changeCluster(`Set ${KEY} to false`, (before) => ({
        ...before,
        config: { ...before.config, [KEY]: false },
      })),
    })
  },
})
