import { MIRROR } from '../../../model/connector-words'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundSink, withSoundSource } from '../../sound-connect'

/** They write a topic of their own, whose name follows from the clusters, and are drawn without it. */
const WRITES_ITS_OWN: readonly (string | undefined)[] = [MIRROR.checkpoint, MIRROR.heartbeat]

export const connectorJoinedToNothing = defineRule({
  id: 'connector-joined-to-nothing',
  title: 'A connector without a topic',
  scope: 'connector',
  severity: 'warning',
  kind: 'advice',
  why: 'A sink must name topics, or a pattern of them: without either Connect refuses it. A source without a topic in the drawing brings records in that count nowhere, not in the traffic, not in the disks, and not among what its readers can rely on. Join it to the topics that it reads or writes.',
  reference: kafkaDocs('kafka-connect/user-guide/#configuring-connectors'),
  examples: () => ({
    bad: [withSoundSink({ consumes: [] }), withSoundSource({ produces: [] }, { external: 'both' })],
    good: [withSoundSink(), withSoundSource()],
  }),
  check({ connector, side }, report) {
    const { name, consumes = [], produces = [], topicsRegex, class: plugin, config } = connector
    if (consumes.length + produces.length > 0 || topicsRegex !== undefined) return
    if (WRITES_ITS_OWN.includes(plugin)) return
    report({
      message: `\`${name}\` ${side === 'sink' ? 'reads' : side === 'source' ? 'writes' : 'reads and writes'} no topic`,
      field: side === 'sink' ? 'consumes' : 'produces',
      evidence: [
        { name: 'topics', value: String(config?.['topics'] ?? 'none') },
        { name: 'type', value: side ?? 'not stated' },
      ],
    })
  },
})
