import type { Cluster, Design, SizingSettings } from '../../../model/design'
import { changeCluster } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const OF_SIZING = {
  partitionWriteBytesPerSecond: 'one partition writes',
  partitionReadBytesPerSecond: 'one partition reads',
} as const satisfies Partial<Record<keyof SizingSettings, string>>

const OF_CLUSTER = {
  diskBytesPerBroker: 'a broker’s disk holds',
  networkBytesPerSecondPerBroker: 'a broker’s network carries',
  networkInBytesPerSecondPerBroker: 'a broker’s network takes in',
  networkOutBytesPerSecondPerBroker: 'a broker’s network gives out',
  diskBytesPerSecondPerBroker: 'a broker’s disks write',
} as const satisfies Partial<Record<keyof Cluster, string>>

function without<Holder extends object>(holder: Holder, field: keyof Holder): Holder {
  const { [field]: _, ...rest } = holder
  return rest as Holder
}

/** The smallest that a document may hold, in digits and not by an exponent. */
const LESS_THAN_ONE = 'less than 1'

export const clusterNumberNotMeant = defineRule({
  id: 'cluster-number-not-meant',
  title: 'A throughput or a disk of less than one byte',
  scope: 'design',
  severity: 'warning',
  kind: 'advice',
  why: 'Everything that is divided by this number comes out beyond all measure. Nobody means less than one byte: a unit was lost, or digits were cut off. Surveyor counts it as one byte, so that the rest of the design can still be looked at; take it out, and the usual figure is assumed.',
  reference: kafkaDocs('operations/hardware-and-os/'),
  examples: () => ({
    bad: [
      soundDesign({ sizing: { partitionWriteBytesPerSecond: 5e-324 } }),
      soundDesign({ cluster: { diskBytesPerBroker: 0.25 } }),
    ],
    good: [soundDesign({ sizing: { partitionWriteBytesPerSecond: 20_000_000 } })],
  }),
  check({ design, cluster }, report) {
    const say = (field: string, what: string, label: string, apply: (before: Design) => Design) =>
      report({
        at: 'cluster',
        message: `The design says that ${what} ${LESS_THAN_ONE} byte${/Second/.test(field) ? ' a second' : ''}`,
        field,
        evidence: [{ name: field, value: `${LESS_THAN_ONE}, counted as 1` }],
        fix: { label, apply },
      })
    for (const [field, what] of entriesOf(OF_SIZING)) {
      if (isMeant(design.sizing?.[field])) continue
      say(field, what, 'Assume the usual figure', (before) =>
        before.sizing && !isMeant(before.sizing[field])
          ? { ...before, sizing: without(before.sizing, field) }
          : before,
      )
    }
    for (const [field, what] of entriesOf(OF_CLUSTER)) {
      if (isMeant(cluster[field])) continue
      const { label, apply } = changeCluster('Assume the usual figure', (before) =>
        isMeant(before[field]) ? before : without(before, field),
      )
      say(field, what, label, apply)
    }
  },
})

const isMeant = (value: number | undefined): boolean => value === undefined || value >= 1

const entriesOf = <Key extends string>(table: Readonly<Record<Key, string>>): readonly [Key, string][] =>
  Object.entries(table) as [Key, string][]
