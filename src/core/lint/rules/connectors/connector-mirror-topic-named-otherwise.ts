import { MIRROR } from '../../../model/connector-words'
import { asChoice, setConfig } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundSource } from '../../sound-connect'

const ALIAS = 'source.cluster.alias'
const POLICY = 'replication.policy.class'
const SEPARATOR = 'replication.policy.separator'
const IDENTITY = 'org.apache.kafka.connect.mirror.IdentityReplicationPolicy'
const DEFAULT = 'org.apache.kafka.connect.mirror.DefaultReplicationPolicy'

export const connectorMirrorTopicNamedOtherwise = defineRule({
  id: 'connector-mirror-topic-named-otherwise',
  title: 'A mirror writes a topic of another name',
  scope: 'connector',
  severity: 'warning',
  kind: 'advice',
  why: 'MirrorMaker 2 names a topic by its replication policy. The default puts the alias of the source before the name, so that `orders` of `east` becomes `east.orders`; IdentityReplicationPolicy keeps the name. A reader of the other name finds an empty topic, or none.',
  reference: kafkaDocs('operations/geo-replication-cross-cluster-data-mirroring/'),
  examples: () => {
    const mirror = (config: Readonly<Record<string, string>>) =>
      withSoundSource(
        {
          class: MIRROR.source,
          valueConverter: undefined,
          config: { [ALIAS]: 'east', 'database.password': undefined, 'topic.prefix': undefined, ...config },
          produces: [{ topic: 'customers', recordsPerSecond: { average: 20, peak: 100 } }],
        },
        { name: 'customers' },
        { connectors: [] },
      )
    return { bad: [mirror({})], good: [withSoundSource()] }
  },
  check({ connector, writer }, report) {
    const { name, class: plugin, config = {} } = connector
    const alias = config[ALIAS]
    if (plugin !== MIRROR.source || alias === undefined || !writer) return
    const policy = String(config[POLICY] ?? DEFAULT).trim()
    if (policy !== DEFAULT && policy !== IDENTITY) return
    const prefix = `${alias}${config[SEPARATOR] ?? '.'}`
    for (const { topic } of writer.writes) {
      const has = topic.name.startsWith(prefix)
      if (has === (policy === DEFAULT)) continue
      const written = has ? topic.name.slice(prefix.length) : `${prefix}${topic.name}`
      report({
        message: `\`${name}\` writes \`${written}\` by its replication policy, not \`${topic.name}\``,
        cause: name,
        field: `config.${POLICY}`,
        evidence: [
          {
            name: POLICY,
            value: config[POLICY] === undefined ? 'DefaultReplicationPolicy, the default' : policy,
          },
          { name: ALIAS, value: String(alias) },
        ],
        along: [`connector:${name}`, topic.id],
        choices: [
          asChoice(
            policy === DEFAULT
              ? setConfig('connector', name, { [POLICY]: IDENTITY }, 'Keep the names of the source')
              : setConfig('connector', name, { [POLICY]: undefined }, 'Put the alias before the names'),
          ),
        ],
      })
    }
  },
})
