import { brokerNumber } from '../../../settings/resolve-settings'
import { formatBytes } from '../../../shared/format'
import { changeCluster } from '../../fixes'
import { brokerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const FETCH = 'replica.fetch.max.bytes'
const MESSAGE = 'message.max.bytes'
const DEFAULT_FETCH = 1_048_576
const DEFAULT_MESSAGE = 1_048_588

export const clusterReplicaFetchSmall = defineRule({
  id: 'cluster-replica-fetch-small',
  title: 'Followers that fetch less than one batch may hold',
  scope: 'design',
  severity: 'info',
  kind: 'advice',
  why: 'A batch that is larger than replica.fetch.max.bytes is still copied: since Kafka 0.10.1 a follower gets at least the first batch that it asks for. It then gets nothing else with that fetch, so the copies of busy partitions fall behind while large batches pass. Let followers fetch at least what the brokers take as one batch.',
  reference: brokerConfigDocs(FETCH),
  examples: () => ({
    bad: [soundDesign({ cluster: { config: { [MESSAGE]: 20_000_000 } } })],
    good: [
      soundDesign({ cluster: { config: { [MESSAGE]: 20_000_000, [FETCH]: 20_000_000 } } }),
      soundDesign({ cluster: { config: { [MESSAGE]: 500_000 } } }),
    ],
  }),
  check({ cluster, topics }, report) {
    if (cluster.config?.[MESSAGE] === undefined || topics.length === 0) return
    if (cluster.environment === 'development') return
    const taken = brokerNumber(cluster, MESSAGE, DEFAULT_MESSAGE)
    const fetched = brokerNumber(cluster, FETCH, DEFAULT_FETCH)
    if (taken <= Math.max(fetched, DEFAULT_MESSAGE)) return
    report({
      at: 'cluster',
      message: `The brokers take batches of ${formatBytes(taken)}, and their followers fetch ${formatBytes(fetched)} of a partition`,
      field: `config.${FETCH}`,
      evidence: [
        { name: MESSAGE, value: `${taken}` },
        { name: FETCH, value: `${fetched}` },
      ],
      fix: changeCluster(`Set ${FETCH} to ${taken}`, (before) => ({
        ...before,
        config: { ...before.config, [FETCH]: taken },
      })),
    })
  },
})
