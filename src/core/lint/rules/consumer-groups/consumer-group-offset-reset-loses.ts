import type { ConsumerGroupRead } from '../../../views/views'
import { setReaderConfig } from '../../fixes'
import { consumerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const KEY = 'auto.offset.reset'

const isCompacted = ({ topic }: ConsumerGroupRead): boolean =>
  topic.settings.text('cleanup.policy').includes('compact')

export const consumerGroupOffsetResetLoses = defineRule({
  id: 'consumer-group-offset-reset-loses',
  title: 'Records skipped where no offset is known',
  scope: 'consumerGroup',
  severity: 'warning',
  kind: 'silent',
  why: 'Where a group has no offset yet, latest starts it at the end. That is so before its first commit, after its offsets have expired, and in every partition that is added later: what was written there before the group saw the partition is never read. For work that must not miss a record, start at the earliest, and let the work bear a repetition.',
  reference: consumerConfigDocs(KEY),
  examples: () => ({
    bad: [
      soundDesign({ group: { config: { [KEY]: 'latest' } } }),
      soundDesign({ group: { config: { [KEY]: undefined } } }),
    ],
    good: [
      soundDesign({ group: { config: { [KEY]: 'none' } } }),
      soundDesign({ group: { config: { [KEY]: 'latest' }, purpose: 'notifications' } }),
      soundDesign({ group: { config: { [KEY]: undefined }, purpose: undefined } }),
    ],
  }),
  check({ group, settings, reads }, report) {
    const isTable = group.reads === 'everything' && reads.some(isCompacted)
    if ((group.purpose !== 'business' && !isTable) || reads.length === 0) return
    if (settings.text(KEY).toLowerCase() !== 'latest') return
    report({
      message: isTable
        ? `\`${group.name}\` reads a table from its end: every member begins empty`
        : `\`${group.name}\` skips what is in a partition before it first reads it`,
      field: `config.${KEY}`,
      evidence: [
        { name: KEY, value: settings.origin(KEY) === 'default' ? 'latest, the default' : 'latest' },
        isTable ? { name: 'reads', value: 'everything' } : { name: 'purpose', value: 'business' },
      ],
      fix: setReaderConfig(group, KEY, 'earliest'),
    })
  },
})
