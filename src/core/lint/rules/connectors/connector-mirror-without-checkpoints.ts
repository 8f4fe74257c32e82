import { MIRROR } from '../../../model/connector-words'
import type { DesignView } from '../../../views/views'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundSource } from '../../sound-connect'

const ALIAS = 'source.cluster.alias'
const SOURCE = {
  class: MIRROR.source,
  valueConverter: undefined,
  config: { [ALIAS]: 'east', topics: 'customers', 'database.password': undefined, 'topic.prefix': undefined },
} as const

export const connectorMirrorWithoutCheckpoints = defineRule({
  id: 'connector-mirror-without-checkpoints',
  title: 'Records are mirrored, and the offsets of groups are not',
  scope: 'design',
  severity: 'info',
  kind: 'advice',
  why: 'MirrorSourceConnector copies records, which have other offsets here than in the source. MirrorCheckpointConnector translates the offsets that groups have committed there. MirrorHeartbeatConnector shows that the mirror is alive. Without the checkpoints a group that is moved to this cluster begins at the start or at the end.',
  reference: kafkaDocs('operations/geo-replication-cross-cluster-data-mirroring/'),
  examples: () => ({
    bad: [withSoundSource(SOURCE)],
    good: [withSoundSource()],
  }),
  check({ connectors }: DesignView, report) {
    for (const { connector, id } of connectors) {
      if (connector.class !== MIRROR.source) continue
      const alias = connector.config?.[ALIAS]
      const has = connectors.some(
        (other) => other.connector.class === MIRROR.checkpoint && other.connector.config?.[ALIAS] === alias,
      )
      if (has) continue
      const { type: _, produces: _1, snapshotRows: _2, ...like } = connector
      report({
        at: id,
        message: `\`${connector.name}\` mirrors records, and no connector translates the offsets of their groups`,
        evidence: [
          { name: ALIAS, value: String(alias ?? 'not stated') },
          { name: MIRROR.checkpoint, value: 'not drawn' },
        ],
        fix: {
          label: 'Draw the connector of checkpoints',
          apply: (design) => {
            const name = `${connector.name}-checkpoints`
            return design.connectors.some((one) => one.name === name)
              ? design
              : {
                  ...design,
                  connectors: [
                    ...design.connectors,
                    { ...like, name, type: 'source', class: MIRROR.checkpoint },
                  ],
                }
          },
        },
      })
    }
  },
})
