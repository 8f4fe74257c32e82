import { typesThatWouldDo } from '../../../facts/types-that-would-do'
import type { Design } from '../../../model/design'
import { PROVIDER_LABELS } from '../../../model/provider-ids'
import { formatBytesPerSecond, formatCount, formatCountOf } from '../../../shared/format'
import type { Chosen, LimitName } from '../../../sizing/profiles/profile'
import { chosenOf } from '../../../sizing/profiles/providers'
import type { Bound, BrokerBoundName, ClusterSizing } from '../../../sizing/sizing'
import type { DesignView } from '../../../views/views'
import { evidenceOf } from '../../assumed'
import type { FixChoice } from '../../finding'
import { asChoice, changeCluster, LARGEST_COUNT } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

/** What a unit is short of, as a sentence has it. */
const SHORT: Readonly<Partial<Record<BrokerBoundName, string>>> = {
  produce: 'what clients send needs',
  consume: 'what clients read needs',
  diskThroughput: 'what is written to disk needs',
  connections: 'connections need',
  partitions: 'partitions need',
}

/** A limit at which a provider slows clients down or refuses, with what of a cluster comes up against it. */
const HARD: readonly (readonly [LimitName, string, (sizing: ClusterSizing) => number])[] = [
  ['produceBytesPerSecond', 'sent by clients', ({ produced }) => produced.value],
  ['consumeBytesPerSecond', 'read by clients', ({ consumed }) => consumed.value],
  ['partitionReplicas', 'partition replicas', ({ partitionReplicas }) => partitionReplicas.value],
]

export const clusterOverProviderLimits = defineRule({
  id: 'cluster-over-provider-limits',
  title: 'More than the provider’s brokers or units bear',
  scope: 'design',
  severity: 'warning',
  kind: 'advice',
  why: 'A provider publishes what one broker, unit or tier bears for long, and what it slows down or refuses beyond. Clients that are slowed down show it as throttle time and growing lag, and a cluster at its limit of partitions takes no more topics. Take more of them or a larger type, as far as the provider has one; limits that no source gives are left out.',
  reference: kafkaDocs('operations/hardware-and-os/'),
  examples: () => ({
    bad: [
      ofProvider({ provider: 'amazon-msk-express', type: 'express.m7g.large' }, 120_000),
      ofProvider({ provider: 'confluent-cloud', type: 'basic', units: 1 }),
      ofProvider({ provider: 'redpanda', type: 'dedicated-tier-1' }, 60_000),
    ],
    good: [
      ofProvider({ provider: 'amazon-msk-express', type: 'express.m7g.large' }),
      ofProvider({ provider: 'confluent-cloud', type: 'dedicated', units: 2 }),
      ofProvider({ provider: 'redpanda', type: 'dedicated-tier-2' }),
      ofProvider({ provider: 'azure-hdinsight' }),
    ],
  }),
  check(view, report) {
    const { cluster, sizing } = view
    const chosen = chosenOf(cluster)
    if (chosen === undefined || view.topics.length === 0) return
    const { count, recommended, unit } = sizing.brokers
    const { profile, provider } = chosen
    const label = PROVIDER_LABELS[provider.id]
    const [name, bound] = shortest(sizing)
    const hard = overHard(chosen, sizing)
    const whole = profile.whole?.partitions
    const isWhole = whole !== undefined && sizing.partitions.value > whole
    const isTooMany = profile.most !== undefined && recommended > profile.most
    if (bound === undefined && hard === undefined && !isWhole) return
    const type = `\`${profile.type}\` of ${label}`
    const because = bound ? evidenceOf(bound) : []
    report({
      at: 'cluster',
      message: isWhole
        ? `${type} holds ${formatCountOf(whole, 'partition')}, the design has ${formatCount(sizing.partitions.value)}`
        : hard
          ? `Each of ${formatCountOf(count, unit)} has ${hard.has} ${hard.what}, and ${type} stops at ${hard.most}`
          : unit === 'cluster'
            ? `${type} is too small: ${SHORT[name]} ${formatCount(bound?.value ?? 0)} of its size`
            : `${formatCountOf(count, unit)} of ${type}, and ${SHORT[name]} ${formatCount(bound?.value ?? 0)}`,
      ...((hard !== undefined || isWhole || isTooMany) && { severity: 'error' as const }),
      field: 'profile',
      evidence: [
        { name: 'type', value: `${profile.type}, ${label}` },
        { name: `${unit}s`, value: formatCount(count) },
        ...because,
        ...(profile.most === undefined
          ? []
          : [{ name: 'at most', value: formatCountOf(profile.most, unit) }]),
        ...(provider.sources[0]
          ? [{ name: 'source', value: `${provider.sources[0].title}, ${provider.sources[0].date}` }]
          : []),
      ],
      choices: choicesOf(view, chosen),
    })
  },
})

/** The largest of the bounds that this rule speaks of, where there are fewer units than it needs. */
function shortest({ brokers }: ClusterSizing): readonly [BrokerBoundName, Bound | undefined] {
  let found: readonly [BrokerBoundName, Bound | undefined] = ['produce', undefined]
  for (const name of ['produce', 'consume', 'diskThroughput', 'connections', 'partitions'] as const) {
    // Of brokers the replicas have a rule of their own.
    if (name === 'partitions' && brokers.unit === 'broker') continue
    const bound = brokers.bounds[name]
    if (bound && bound.value > brokers.count && bound.value > (found[1]?.value ?? 0)) found = [name, bound]
  }
  return found
}

/** What each unit would have more of than the provider lets it. */
function overHard({ profile }: Chosen, sizing: ClusterSizing) {
  for (const [limit, what, of] of HARD) {
    const most = profile.hardPerUnit?.[limit]
    const has = of(sizing) / sizing.brokers.count
    if (most === undefined || has <= most) continue
    const shown = limit === 'partitionReplicas' ? formatCount : formatBytesPerSecond
    return { what, has: shown(Math.ceil(has)), most: shown(most) }
  }
  return undefined
}

/** More units where so many can be had, and the smallest other type that would do with as many as there are. */
function choicesOf({ design, sizing }: DesignView, { profile }: Chosen): readonly FixChoice[] {
  const { recommended, unit, count } = sizing.brokers
  const more = profile.most === undefined || recommended <= profile.most
  const other = typesThatWouldDo(design, sizing).find(
    ({ profile: { type }, brokers, isEnough }) =>
      type !== profile.type &&
      isEnough &&
      brokers.unit === unit &&
      brokers.recommended <= Math.max(count, brokers.recommended === 1 ? 1 : 0) &&
      hasLimits(brokers.bounds.produce ?? brokers.bounds.network),
  )
  return [
    ...(more && recommended > count && recommended <= LARGEST_COUNT
      ? [
          asChoice(
            changeCluster(`Plan ${formatCountOf(recommended, unit)}`, (before) =>
              unit === 'broker'
                ? { ...before, brokers: Math.max(before.brokers, recommended) }
                : before.profile
                  ? { ...before, profile: { ...before.profile, units: recommended } }
                  : before,
            ),
          ),
        ]
      : []),
    ...(other
      ? [
          asChoice(
            changeCluster(`Take ${other.profile.type}`, (before) =>
              before.profile
                ? { ...before, profile: { ...before.profile, type: other.profile.type } }
                : before,
            ),
          ),
        ]
      : []),
  ]
}

const hasLimits = (bound: Bound): boolean => bound.inputs.some(({ origin }) => origin === 'profile')

/** The sound design as a provider runs it, with so many records a second at peak. */
function ofProvider(profile: NonNullable<Design['cluster']['profile']>, peak = 800): Design {
  const isLarge = peak > 800
  return soundDesign({
    cluster: { profile },
    ...(isLarge && {
      producer: {
        instances: 30,
        produces: [{ topic: 'orders', recordsPerSecond: { average: 400, peak } }],
      },
      topic: { partitions: 60 },
      group: { members: 60, processingMsPerRecord: 0.5 },
    }),
  })
}
