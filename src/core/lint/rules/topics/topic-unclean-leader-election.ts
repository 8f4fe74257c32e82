import { isMeantToLose } from '../../../facts/may-lose'
import { setConfig } from '../../fixes'
import { topicConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

export const topicUncleanLeaderElection = defineRule({
  id: 'topic-unclean-leader-election',
  title: 'A replica that lags may become leader',
  scope: 'topic',
  severity: 'warning',
  kind: 'advice',
  why: 'With unclean.leader.election.enable=true a replica that is not in sync may take over when all others are down. What it had not copied yet is cut off on every replica, although producers were told that it is safe, and readers may see offsets go back. It trades acknowledged records for being available sooner; few topics want that.',
  reference: topicConfigDocs('unclean.leader.election.enable'),
  examples: () => ({
    bad: [
      soundDesign({ topic: { config: { 'unclean.leader.election.enable': true } } }),
      soundDesign({
        producer: { delivery: undefined, config: { acks: '1' } },
        topic: { config: { 'unclean.leader.election.enable': true } },
      }),
    ],
    good: [
      soundDesign({ topic: { config: { 'unclean.leader.election.enable': false } } }),
      soundDesign({
        producer: { delivery: 'at-most-once' },
        group: { purpose: 'logs' },
        topic: { config: { 'unclean.leader.election.enable': true } },
      }),
    ],
  }),
  check(view, report) {
    const { topic, settings, replicationFactor } = view
    if (replicationFactor < 2 || !settings.flag('unclean.leader.election.enable')) return
    if (isMeantToLose(view)) return
    report({
      message: `\`${topic.name}\` may lose acknowledged records when its in-sync replicas are down`,
      field: 'config.unclean.leader.election.enable',
      evidence: [
        { name: 'unclean.leader.election.enable', value: 'true' },
        { name: 'replication factor', value: `${replicationFactor}` },
      ],
      fix: setConfig('topic', topic.name, { 'unclean.leader.election.enable': false }),
    })
  },
})
