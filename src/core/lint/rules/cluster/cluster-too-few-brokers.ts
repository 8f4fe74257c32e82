import type { Cluster } from '../../../model/design'
import { formatCount, formatCountOf, formatNeeded, MOST_NEEDED } from '../../../shared/format'
import { largestInStretches } from '../../../shared/stretches'
import { DAY_MS, GB } from '../../../shared/units'
import type { DesignView, TopicView } from '../../../views/views'
import { assuming, assumptionsIn, evidenceOf, isSureToExceed } from '../../assumed'
import { asChoice, changeCluster, LARGEST_COUNT } from '../../fixes'
import { type KeepLess, keepLess, whatBinds } from '../../keep-less'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

/** Three copies of a record need three brokers. */
const LEAST_IN_PRODUCTION = 3

export const clusterTooFewBrokers = defineRule({
  id: 'cluster-too-few-brokers',
  title: 'Too few brokers for the data',
  scope: 'design',
  severity: 'error',
  kind: 'advice',
  why: 'Disk and network grow with the number of brokers only. A broker whose disk is full stops, and one whose network is full falls out of sync, which puts more load on the others. In production three brokers are the least that can hold three copies of a record.',
  reference: kafkaDocs('operations/hardware-and-os/'),
  examples: () => ({
    bad: [
      soundDesign({ cluster: { diskBytesPerBroker: 100 * GB } }),
      soundDesign({ cluster: { networkBytesPerSecondPerBroker: 500_000 } }),
      soundDesign({ cluster: { brokers: 2, racks: 2 }, topic: { replicationFactor: 2 } }),
    ],
    good: [
      soundDesign({ cluster: { brokers: 6, diskBytesPerBroker: 200 * GB } }),
      soundDesign({
        cluster: {
          diskBytesPerBroker: 1000 * GB,
          config: { 'auto.create.topics.enable': false, 'remote.log.storage.system.enable': true },
        },
        topic: {
          config: {
            'remote.storage.enable': true,
            'retention.ms': 365 * DAY_MS,
            'local.retention.ms': DAY_MS,
          },
        },
        deadLetterTopic: { config: { 'retention.ms': 365 * DAY_MS } },
      }),
    ],
  }),
  check({ cluster, topics, sizing }, report) {
    const { bounds, count, recommended, unit } = sizing.brokers
    // What is bought in the place of brokers has its own rule.
    if (unit !== 'broker') return
    const binding = bounds.network.value > bounds.storage.value ? 'network' : 'storage'
    const bound = bounds[binding]
    const tooSmall = cluster.environment === 'production' && topics.length > 0 && count < LEAST_IN_PRODUCTION
    if (count >= bound.value && !tooSmall) return
    const has = count === 1 ? 'one broker' : `${formatCount(count)} brokers`
    const wanted = Math.max(recommended, tooSmall ? LEAST_IN_PRODUCTION : 1)
    const isShort = count < bound.value
    const isSure = tooSmall || isSureToExceed(bound, count)
    const largest = isShort && binding === 'storage' ? largestOf(topics) : undefined
    const plan = changeCluster(`Plan ${formatCountOf(wanted, 'broker')}`, (before) => ({
      ...before,
      brokers: Math.max(before.brokers, wanted),
    }))
    const less = largest && !tooSmall ? fittingIn(largest, sizing) : undefined
    // One that takes most of the disk is what there is to talk about.
    const most =
      largest && largest.sizing.storage.value > sizing.storage.value / 2
        ? `: \`${largest.name}\` takes ${whatBinds(largest)}`
        : ''
    report({
      message: isShort
        ? `The cluster has ${has}, its ${binding} needs ${formatNeeded(bound.value)}${bound.value > MOST_NEEDED ? '' : becauseOf(bound.value, wanted, cluster)}${isSure ? '' : assuming(assumptionsIn(bound))}${most}`
        : `The cluster has ${has}: three copies of a record do not fit`,
      ...(!isSure && { severity: 'warning' as const }),
      field: 'brokers',
      evidence: [
        { name: 'brokers', value: formatCount(count) },
        { name: 'needed', value: `${formatNeeded(bound.value)} = ${bound.formula}` },
        ...evidenceOf(bound),
        ...(largest ? [{ name: `of it \`${largest.topic.name}\``, value: whatBinds(largest) }] : []),
      ],
      ...(wanted <= LARGEST_COUNT &&
        (less
          ? {
              choices: less.deletesSooner
                ? [asChoice(plan), asChoice(less)]
                : [asChoice(less), asChoice(plan)],
            }
          : { fix: plan })),
    })
  },
})

/** Why a fix plans more brokers than one bound asks for; empty where it plans as many. */
function becauseOf(needed: number, planned: number, { racks }: Cluster): string {
  if (planned <= needed) return ''
  const inRacks = racks === undefined ? needed : Math.ceil(needed / racks) * racks
  return inRacks === planned && racks !== undefined
    ? `, or ${formatCount(planned)} to have as many in each of ${formatCountOf(racks, 'rack')}`
    : `, and ${formatCount(planned)} with all else that it has to bear`
}

/** The topic that takes most of the disk. */
const largestOf = largestInStretches(({ sizing }: TopicView) => sizing.storage.value)

/** What makes the disks suffice where one topic alone can keep so much less. */
function fittingIn(view: TopicView, { brokers, storage }: DesignView['sizing']): KeepLess | undefined {
  const [, disk, headroom] = brokers.bounds.storage.inputs
  const fits = brokers.count * (disk?.value ?? 0) * (headroom?.value ?? 0)
  const left = view.sizing.storage.value - (storage.value - fits)
  return left > 0 ? keepLess(view, left / (view.partitions * view.replicationFactor)) : undefined
}
