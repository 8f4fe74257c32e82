import type { Cluster } from '../../../model/design'
import { formatCount, formatCountOf } from '../../../shared/format'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const VOTERS = 'controller.quorum.voters'
const ZOOKEEPER = 'zookeeper.connect'

interface Quorum {
  readonly key: string
  readonly what: string
  readonly voters: number
}

const countOf = (list: string): number =>
  list.split(',').filter((one) => one.trim() !== '' && !one.includes('${')).length

/** Who elects by majority, where a setting names them all. */
function quorumOf({ config }: Cluster): Quorum | undefined {
  const voters = config?.[VOTERS]
  if (typeof voters === 'string' && countOf(voters) > 0)
    return { key: VOTERS, what: 'controller', voters: countOf(voters) }
  const servers = config?.[ZOOKEEPER]
  // A folder of the ensemble stands after its servers; one name may stand for many.
  const named = typeof servers === 'string' ? countOf(servers.replace(/\/.*$/, '')) : 0
  return named > 1 ? { key: ZOOKEEPER, what: 'ZooKeeper server', voters: named } : undefined
}

export const clusterQuorumTooSmall = defineRule({
  id: 'cluster-quorum-too-small',
  title: 'A quorum that bears less than it costs',
  scope: 'design',
  severity: 'warning',
  kind: 'advice',
  why: 'Controllers decide by majority: three bear the loss of one, five of two. With one or two the first loss ends all elections, so that no partition gets a new leader and no topic is created until it is back; two are no better than one, since either may fail. An even number bears no more than the odd one below it.',
  reference: kafkaDocs('operations/kraft/'),
  examples: () => ({
    bad: [
      soundDesign({ cluster: { config: { [VOTERS]: '1@c1:9093,2@c2:9093' } } }),
      soundDesign({ cluster: { config: { [VOTERS]: '1@c1:9093,2@c2:9093,3@c3:9093,4@c4:9093' } } }),
    ],
    good: [
      soundDesign({ cluster: { config: { [VOTERS]: '1@c1:9093,2@c2:9093,3@c3:9093' } } }),
      soundDesign({
        cluster: { environment: 'development', config: { [VOTERS]: '1@localhost:9093' } },
      }),
    ],
  }),
  check({ cluster, topics }, report) {
    if (cluster.environment === 'development' || topics.length === 0) return
    const quorum = quorumOf(cluster)
    if (quorum === undefined) return
    const { key, what, voters } = quorum
    const isEven = voters % 2 === 0
    // A cluster of one or two brokers to try things on has as few controllers.
    if (voters < 3 ? cluster.brokers < voters || cluster.environment !== 'production' : !isEven) return
    const borne = Math.ceil(voters / 2) - 1
    report({
      at: 'cluster',
      ...(voters > 2 && { severity: 'info' as const }),
      message:
        voters > 2
          ? `${formatCountOf(voters, what)} bear the loss of ${formatCount(borne)}, as ${formatCount(voters - 1)} do`
          : `The loss of one of ${formatCountOf(voters, what)} ends all elections until it is back`,
      field: `config.${key}`,
      evidence: [
        { name: key, value: `${voters}` },
        { name: 'majority', value: `${Math.floor(voters / 2) + 1}` },
      ],
    })
  },
})
