import { MIRROR } from '../../../model/connector-words'
import { setConfig } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { BOTH_ENDS, withSoundSource } from '../../sound-connect'

const KEY = 'sync.group.offsets.enabled'
const ALIAS = 'source.cluster.alias'

export const connectorMirrorOffsetsNotSynced = defineRule({
  id: 'connector-mirror-offsets-not-synced',
  title: 'A group that moves to the mirror begins anew',
  scope: 'design',
  severity: 'info',
  kind: 'advice',
  why: 'MirrorCheckpointConnector writes which offset of the source is which offset here into a topic of checkpoints. It commits them for the groups only with sync.group.offsets.enabled=true, which is off by default. Without that, an application that moves here has to translate its offsets by itself (RemoteClusterUtils), or it begins where auto.offset.reset says.',
  reference: kafkaDocs('configuration/mirrormaker-configs/'),
  examples: () => {
    const mirrored = (config: Readonly<Record<string, boolean>>) => {
      const design = withSoundSource(
        {
          class: MIRROR.source,
          valueConverter: undefined,
          config: { [ALIAS]: 'shop', 'database.password': undefined, 'topic.prefix': undefined },
        },
        { external: undefined },
      )
      const checkpoints = {
        name: 'shop-checkpoints',
        type: 'source',
        class: MIRROR.checkpoint,
        config: { ...BOTH_ENDS, [ALIAS]: 'shop', ...config },
      } as const
      const [reader] = design.consumerGroups
      return {
        ...design,
        connectors: [...design.connectors, checkpoints],
        consumerGroups: [
          ...design.consumerGroups,
          ...(reader ? [{ ...reader, name: 'moved', consumes: [{ topic: 'shop.customers' }] }] : []),
        ],
      }
    }
    return { bad: [mirrored({})], good: [mirrored({ [KEY]: true })] }
  },
  check({ connectors }, report) {
    for (const { connector, id } of connectors) {
      if (connector.class !== MIRROR.checkpoint || String(connector.config?.[KEY]) === 'true') continue
      const alias = connector.config?.[ALIAS]
      const mirror = connectors.find(
        (one) => one.connector.class === MIRROR.source && one.connector.config?.[ALIAS] === alias,
      )
      // Who reads is drawn, or said to be elsewhere: a mirror for the day when applications move here.
      const read = mirror?.writer?.writes.find(
        ({ topic: { topic, readers } }) =>
          topic.external === 'readers' ||
          topic.external === 'both' ||
          readers.some((reader) => reader.id.startsWith('consumerGroup:')),
      )
      if (!read) continue
      report({
        at: id,
        message: `\`${connector.name}\` writes checkpoints and commits no offsets: a group that moves to \`${read.topic.name}\` begins anew`,
        field: `config.${KEY}`,
        evidence: [
          { name: KEY, value: String(connector.config?.[KEY] ?? 'false, the default') },
          { name: ALIAS, value: String(alias ?? 'not stated') },
        ],
        fix: setConfig('connector', connector.name, { [KEY]: true }),
      })
    }
  },
})
