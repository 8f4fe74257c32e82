import { MIRROR } from '../../../model/connector-words'
import { changeNode } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundSource } from '../../sound-connect'

const SAFE = 3
const ALIAS = 'source.cluster.alias'

/** The settings of each class that say in how many copies a topic is made, with what it is. */
const COPIES: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  [MIRROR.source]: [
    ['replication.factor', 'the topics that it creates here'],
    ['offset-syncs.topic.replication.factor', 'the topic that joins the offsets of both clusters'],
  ],
  [MIRROR.checkpoint]: [
    ['checkpoints.topic.replication.factor', 'the checkpoints'],
    ['offset-syncs.topic.replication.factor', 'the topic that joins the offsets of both clusters'],
  ],
  [MIRROR.heartbeat]: [['heartbeats.topic.replication.factor', 'the heartbeats']],
}

export const connectorMirrorCopiesFew = defineRule({
  id: 'connector-mirror-copies-few',
  title: 'MirrorMaker 2 creates topics with few replicas',
  scope: 'connector',
  severity: 'warning',
  kind: 'advice',
  why: 'MirrorMaker 2 creates topics with the replication factor of its own settings, not with that of the source: two for what it mirrors unless it is told otherwise. A mirror is there for the day on which a cluster is lost, and the loss of one more broker must not take the copy with it. The topic of checkpoints says where groups go on that day.',
  reference: kafkaDocs('configuration/mirrormaker-configs/'),
  examples: () => {
    const mirror = (config: Readonly<Record<string, string | number>>) => ({
      class: MIRROR.checkpoint,
      valueConverter: undefined,
      config: { [ALIAS]: 'east', 'database.password': undefined, 'topic.prefix': undefined, ...config },
    })
    return {
      bad: [withSoundSource(mirror({ 'checkpoints.topic.replication.factor': 1 }))],
      good: [withSoundSource(mirror({ 'checkpoints.topic.replication.factor': 3 }))],
    }
  },
  check({ connector, cluster, writer }, report) {
    const { class: plugin = '', name, config } = connector
    const copies = COPIES[plugin]
    if (copies === undefined || cluster.environment !== 'production' || cluster.brokers < SAFE) return
    for (const [key, what] of copies) {
      const value = config?.[key]
      const factor = value === undefined ? undefined : Number(value)
      if (factor === undefined || !(factor >= 1) || factor >= SAFE) continue
      const drawn = writer?.writes.find(({ topic }) => topic.topic.replicationFactor !== undefined)?.topic
      report({
        message: `\`${name}\` keeps ${what} in ${factor === 1 ? 'one copy' : `${factor} copies`}`,
        cause: key,
        field: `config.${key}`,
        evidence: [
          { name: key, value: String(value) },
          ...(drawn
            ? [{ name: `replicas of ${drawn.name} as drawn`, value: `${drawn.replicationFactor}` }]
            : []),
        ],
        fix: changeNode('connector', name, `Set ${key} to ${SAFE}`, (node) => ({
          ...node,
          config: { ...node.config, [key]: SAFE },
        })),
      })
    }
  },
})
