import { isMeantToLose, mayGoMissing } from '../../../facts/may-lose'
import type { ConsumerGroup } from '../../../model/design'
import { commitsOnTimer } from '../../../settings/delivery'
import { formatDuration } from '../../../shared/format'
import type { ConsumerGroupView } from '../../../views/views'
import { changeNode } from '../../fixes'
import { consumerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

function commitAfterwards(node: ConsumerGroup): ConsumerGroup {
  const commit = node.commit === 'transactional' ? node.commit : 'after-processing'
  if (node.config === undefined) return { ...node, commit }
  const { 'enable.auto.commit': _timer, ...config } = node.config
  return { ...node, commit, config }
}

const WHEN = { 'after-processing': 'after its work', transactional: 'in its transactions' } as const

/** Whether losing or repeating a record costs nothing: by what it is for, or because it was never promised. */
const mayLose = ({ group, reads }: ConsumerGroupView): boolean =>
  mayGoMissing(group) || reads.every(({ topic }) => isMeantToLose(topic))

export const consumerGroupAutoCommitWithProcessing = defineRule({
  id: 'consumer-group-auto-commit-with-processing',
  title: 'Offsets committed on a timer while records are processed',
  scope: 'consumerGroup',
  severity: 'warning',
  kind: 'silent',
  why: 'With enable.auto.commit, which is the default, a poll commits every five seconds what the polls before it returned, whether the work on it is done or not. Work that is handed to another thread, or that fails and is only logged, is lost when the member stops; and after a crash up to five seconds of finished work is done again. Commit when the work is done, so that a record is repeated rather than lost.',
  reference: consumerConfigDocs('enable.auto.commit'),
  examples: () => ({
    bad: [
      soundDesign({ group: { commit: 'auto' } }),
      soundDesign({ group: { commit: undefined } }),
      soundDesign({ group: { config: { 'enable.auto.commit': true } } }),
      soundDesign({ group: { commit: 'auto' }, producer: { delivery: undefined, config: { acks: '1' } } }),
      soundDesign({ group: { purpose: 'analytics', config: { 'enable.auto.commit': true } } }),
    ],
    good: [
      soundDesign({ cluster: { environment: 'development' }, group: { commit: 'auto' } }),
      soundDesign({ group: { commit: undefined, config: { 'enable.auto.commit': false } } }),
      soundDesign({ group: { commit: 'auto', processingMsPerRecord: 0 } }),
      soundDesign({ group: { commit: 'auto', purpose: 'analytics' } }),
      soundDesign({ group: { commit: undefined, client: { library: 'spring', version: '4.1' } } }),
      soundDesign({
        group: {
          client: { library: 'confluent-dotnet' },
          config: {
            'enable.auto.commit': true,
            'enable.auto.offset.store': false,
            'partition.assignment.strategy': 'cooperative-sticky',
          },
        },
      }),
    ],
  }),
  check(view, report) {
    const { group, settings, reads, cluster } = view
    if (cluster.environment === 'development') return
    if (!commitsOnTimer(settings, group) || reads.length === 0) return
    const isOtherwise = group.commit !== undefined && group.commit !== 'auto'
    // Who says when it commits, and sets the contrary, is told so whatever may be lost.
    if (!isOtherwise && (group.processingMsPerRecord === 0 || mayLose(view))) return
    const isDefault = settings.origin('enable.auto.commit') === 'default'
    report({
      message: isDefault
        ? `How \`${group.name}\` commits is not stated; by default a timer does, whether the work is done or not`
        : isOtherwise
          ? `\`${group.name}\` is to commit ${WHEN[group.commit]}, and its \`enable.auto.commit\` commits on a timer`
          : `\`${group.name}\` commits on a timer, whether its work is done or not`,
      field: isOtherwise ? 'config.enable.auto.commit' : 'commit',
      ...(isDefault && { notStated: 'commits' }),
      evidence: () => [
        {
          name: 'enable.auto.commit',
          value: isDefault ? `true, the default of ${settings.defaultOf('enable.auto.commit')}` : 'true',
        },
        {
          name: 'auto.commit.interval.ms',
          value: formatDuration(settings.number('auto.commit.interval.ms')),
        },
        ...(group.processingMsPerRecord === undefined
          ? []
          : [{ name: 'processing per record', value: formatDuration(group.processingMsPerRecord) }]),
      ],
      fix: changeNode('consumerGroup', group.name, 'Commit after processing', commitAfterwards),
    })
  },
})
