import { formatDuration } from '../../../shared/format'
import { setConfig } from '../../fixes'
import { producerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const KEY = 'max.block.ms'
/** A producer that starts asks for metadata first; an election or a broker that restarts takes seconds. */
const LEAST_MS = 1_000

export const producerMetadataWaitShort = defineRule({
  id: 'producer-metadata-wait-short',
  title: 'A send that fails before it has asked where to',
  scope: 'producer',
  severity: 'warning',
  kind: 'silent',
  why: 'send() first needs to know which broker leads the partition, and waits for the answer and for room in the buffer for max.block.ms in all. Where that is next to nothing, the first send after a start always fails, and so does a send during an election or with a full buffer. The record is in no batch yet, so that no retry helps it.',
  reference: producerConfigDocs(KEY),
  examples: () => ({
    bad: [
      soundDesign({ producer: { config: { [KEY]: 0 } } }),
      soundDesign({ producer: { config: { [KEY]: 100 } } }),
    ],
    good: [soundDesign({ producer: { config: { [KEY]: 5_000 } } })],
  }),
  check({ producer, settings, writes, cluster }, report) {
    if (settings.origin(KEY) !== 'user' || writes.length === 0 || cluster.environment === 'development')
      return
    const wait = settings.number(KEY)
    if (!(wait < LEAST_MS)) return
    report({
      message: `\`${producer.name}\` waits ${formatDuration(wait)} for the leader of a partition and for room in its buffer`,
      field: `config.${KEY}`,
      evidence: [
        { name: KEY, value: settings.text(KEY) },
        { name: 'default', value: settings.defaultText(KEY) },
      ],
      fix: setConfig('producer', producer.name, { [KEY]: undefined }),
    })
  },
})
