import type { Connector, Transform } from '../../../model/design'
import { transformsOn } from '../../../model/transform-predicates'
import { letTombstonesThrough, meetsTombstones, unwrapDropsTombstones } from '../../drops-tombstones'
import { asChoice, changeNode, setConfig } from '../../fixes'
import { topicConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundSource } from '../../sound-connect'

const OLD = 'drop.tombstones'

const unwrap = (config: Transform['config']): Transform => ({
  name: 'unwrap',
  type: 'io.debezium.transforms.ExtractNewRecordState',
  ...(config && { config }),
})

export const connectorTombstonesDropped = defineRule({
  id: 'connector-tombstones-dropped',
  title: 'Deletions never reach a compacted topic',
  scope: 'connector',
  severity: 'warning',
  kind: 'advice',
  why: 'Compaction forgets a key when a record without a value, a tombstone, is written for it. Debezium writes one after each deletion, unless tombstones.on.delete is false, or its transform ExtractNewRecordState drops it. Then a row that was deleted stays in the compacted topic for ever, and in all that is built from it.',
  reference: topicConfigDocs('cleanup.policy'),
  examples: () => ({
    bad: [
      withSoundSource({ transforms: [unwrap({ [OLD]: true })] }, { config: { 'cleanup.policy': 'compact' } }),
      withSoundSource(
        { config: { 'tombstones.on.delete': false } },
        { config: { 'cleanup.policy': 'compact' } },
      ),
    ],
    good: [
      withSoundSource(
        { transforms: [unwrap({ [OLD]: false })] },
        { config: { 'cleanup.policy': 'compact' } },
      ),
      withSoundSource({ transforms: [unwrap({ [OLD]: true })] }),
      withSoundSource(
        {
          transforms: [unwrap({ [OLD]: true, predicate: 'others' })],
          config: {
            predicates: 'others',
            'predicates.others.type': 'org.apache.kafka.connect.transforms.predicates.TopicNameMatches',
            'predicates.others.pattern': 'elsewhere',
          },
        },
        { config: { 'cleanup.policy': 'compact' } },
      ),
    ],
  }),
  check({ connector, writer }, report) {
    const { name, transforms = [], config } = connector
    const isOff = String(config?.['tombstones.on.delete']) === 'false'
    if (!isOff && !transforms.some(unwrapDropsTombstones)) return
    const droppedFrom = (topic: string) =>
      transformsOn(connector, topic).find(
        (one) => unwrapDropsTombstones(one) && meetsTombstones(connector, one),
      )
    const compacted = writer?.writes.find(
      ({ topic }) =>
        topic.settings.text('cleanup.policy').includes('compact') && (isOff || droppedFrom(topic.name)),
    )
    if (!compacted) return
    const transform = droppedFrom(compacted.topic.name)
    report({
      message: `\`${name}\` writes no tombstones: what is deleted stays in \`${compacted.topic.name}\` for ever`,
      field: transform ? 'transforms' : 'config.tombstones.on.delete',
      evidence: [
        { name: 'cleanup.policy', value: compacted.topic.settings.text('cleanup.policy') },
        transform
          ? { name: transform.name, value: 'drops tombstones' }
          : { name: 'tombstones.on.delete', value: 'false' },
      ],
      along: [`connector:${name}`, compacted.topic.id],
      choices: [
        asChoice(
          changeNode('connector', name, 'Let tombstones through', (node): Connector => {
            const { 'tombstones.on.delete': _, ...rest } = node.config ?? {}
            return {
              ...node,
              ...(node.config && { config: rest }),
              ...(node.transforms && { transforms: node.transforms.map(letTombstonesThrough) }),
            }
          }),
        ),
        asChoice(setConfig('topic', compacted.topic.name, { 'cleanup.policy': 'delete' })),
      ],
    })
  },
})
