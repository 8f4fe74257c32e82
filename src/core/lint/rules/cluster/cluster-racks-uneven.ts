import { formatCount, formatCountOf, formatSignificant } from '../../../shared/format'
import type { FixChoice } from '../../finding'
import { asChoice, changeCluster, LARGEST_COUNT } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

/** A tenth more than its share is what any placement leaves some broker with. */
const WORTH_SAYING = 1.1

export const clusterRacksUneven = defineRule({
  id: 'cluster-racks-uneven',
  title: 'Racks with fewer brokers than others',
  scope: 'design',
  severity: 'info',
  kind: 'advice',
  why: 'Kafka deals leaders and replicas out to racks in turn, not to brokers: every rack gets as many, however many brokers it has. The brokers of the smallest rack then hold and serve more than the others, and fill up first; a rack without a broker holds nothing. Plan as many brokers in every rack.',
  reference: kafkaDocs('operations/basic-kafka-operations/#balancing-replicas-across-racks'),
  examples: () => ({
    bad: [
      soundDesign({ cluster: { brokers: 4, racks: 3 } }),
      soundDesign({ cluster: { brokers: 3, racks: 6 } }),
    ],
    good: [
      soundDesign({ cluster: { brokers: 6, racks: 3 } }),
      soundDesign({ cluster: { brokers: 31, racks: 3 } }),
      soundDesign({ cluster: { brokers: 4, racks: undefined } }),
      soundDesign({ cluster: { brokers: 4, racks: 3, environment: 'development' } }),
    ],
  }),
  check({ cluster, topics }, report) {
    const { brokers, racks = 1, environment } = cluster
    if (racks < 2 || environment === 'development' || topics.length === 0) return
    const evidence = [
      { name: 'brokers', value: formatCount(brokers) },
      { name: 'racks', value: formatCount(racks) },
    ]
    if (racks > brokers) {
      const empty = racks - brokers
      report({
        message: `The cluster has ${formatCountOf(brokers, 'broker')} for ${formatCount(racks)} racks: ${formatCount(empty)} ${empty === 1 ? 'has' : 'have'} none`,
        field: 'racks',
        evidence,
        choices: [
          asChoice(
            changeCluster(`Name ${formatCountOf(brokers, 'rack')}`, (before) => ({
              ...before,
              racks: Math.min(before.racks ?? 1, before.brokers),
            })),
          ),
          ...wholeRacks(brokers, racks),
        ],
      })
      return
    }
    const smallest = Math.floor(brokers / racks)
    const load = brokers / (racks * smallest)
    if (load < WORTH_SAYING) return
    report({
      message: `The cluster has ${formatCount(brokers)} brokers over ${formatCount(racks)} racks: those of the smallest hold ${formatSignificant(load)} times their share`,
      field: 'brokers',
      evidence: [
        ...evidence,
        { name: 'brokers in the smallest rack', value: formatCount(smallest) },
        {
          name: 'load of each of these',
          value: `${formatSignificant(load)} = brokers ÷ (racks × brokers in the smallest rack)`,
        },
      ],
      choices: wholeRacks(brokers, racks),
    })
  },
})

/** The brokers that fill every rack alike; nothing where so many could not be written down. */
function wholeRacks(brokers: number, racks: number): readonly FixChoice[] {
  const wanted = Math.ceil(brokers / racks) * racks
  if (wanted > LARGEST_COUNT) return []
  const plan = changeCluster(`Plan ${formatCount(wanted)} brokers`, (before) => ({
    ...before,
    brokers: Math.ceil(before.brokers / (before.racks ?? 1)) * (before.racks ?? 1),
  }))
  return [asChoice(plan)]
}
