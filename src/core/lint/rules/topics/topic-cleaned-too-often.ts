import { formatPercent } from '../../../shared/format'
import { setConfig } from '../../fixes'
import { topicConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const KEY = 'min.cleanable.dirty.ratio'
/** One part in so many is rewritten with all the others. */
const LITTLE = 0.05

export const topicCleanedTooOften = defineRule({
  id: 'topic-cleaned-too-often',
  title: 'A log that is rewritten for every few records',
  scope: 'topic',
  severity: 'info',
  kind: 'advice',
  why: 'The log cleaner copies a partition anew once this share of it is dirty, that is, written since the last time. At one part in a hundred it reads and writes about a hundred bytes for every one that is new, on every replica, and the other topics wait for it. To have old values gone sooner, bound the wait with max.compaction.lag.ms.',
  reference: topicConfigDocs(KEY),
  examples: () => ({
    bad: [soundDesign({ topic: { config: { 'cleanup.policy': 'compact', [KEY]: 0.01 } } })],
    good: [soundDesign({ topic: { config: { 'cleanup.policy': 'compact', [KEY]: 0.1 } } })],
  }),
  check({ topic, settings, cluster }, report) {
    const ratio = settings.number(KEY)
    if (!settings.text('cleanup.policy').includes('compact') || cluster.environment === 'development') return
    if (!(ratio < LITTLE)) return
    report({
      message: `\`${topic.name}\` is rewritten whenever ${formatPercent(ratio)} of it is new`,
      field: `config.${KEY}`,
      evidence: [
        { name: KEY, value: settings.text(KEY) },
        { name: 'by default', value: '0.5' },
      ],
      fix: setConfig('topic', topic.name, { [KEY]: 0.5 }),
    })
  },
})
