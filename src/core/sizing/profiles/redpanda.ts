import { MB } from '../../shared/units'
import type { Profile, Provider } from './profile'

type Tier = readonly [string, number, number, number, number]

const tier = ([type, produce, consume, partitions, connections]: Tier): Profile => ({
  type,
  unit: 'cluster',
  perUnit: {
    produceBytesPerSecond: produce * MB,
    consumeBytesPerSecond: consume * MB,
    partitions,
    connections,
  },
  most: 1,
  multipleOf: 1,
  throughputHeadroom: 1,
  storesByItself: true,
})

/** Tier, produced and consumed in MB a second, partitions, connections. */
const BYOC: readonly Tier[] = [
  ['byoc-tier-1', 20, 60, 2000, 9000],
  ['byoc-tier-2', 50, 150, 5600, 22_500],
  ['byoc-tier-3', 100, 200, 11_200, 45_000],
  ['byoc-tier-4', 200, 400, 22_600, 90_000],
  ['byoc-tier-5', 400, 800, 45_600, 180_000],
  ['byoc-tier-6', 800, 1600, 90_000, 180_000],
  ['byoc-tier-7', 1200, 2400, 112_500, 270_000],
  ['byoc-tier-8', 1600, 3200, 112_500, 360_000],
  ['byoc-tier-9', 2000, 4000, 112_500, 450_000],
]

const DEDICATED: readonly Tier[] = [
  ['dedicated-tier-1', 20, 60, 2000, 9000],
  ['dedicated-tier-2', 50, 150, 5600, 22_500],
  ['dedicated-tier-3', 100, 200, 11_300, 45_000],
  ['dedicated-tier-4', 200, 400, 22_800, 90_000],
  ['dedicated-tier-5', 400, 800, 45_600, 180_000],
]

export const REDPANDA: Provider = {
  id: 'redpanda',
  typeWord: 'tier',
  types: [
    ...DEDICATED.map(tier),
    ...BYOC.map(tier),
    { type: 'self-managed', unit: 'broker', perUnit: {}, multipleOf: 'racks' },
  ],
  storage: [
    { class: 'three-zone', is: 'disks of the brokers, copied by Raft', inApacheKafka: true },
    { class: 'tiered', is: 'Tiered Storage of a topic', inApacheKafka: true },
    {
      class: 'diskless',
      is: 'Cloud Topics, from 26.1: 500 ms to some seconds end to end',
      inApacheKafka: false,
    },
  ],
  sources: [
    {
      title: 'Redpanda, Dedicated tiers and regions',
      url: 'https://docs.redpanda.com/cloud-data-platform/reference/tiers/dedicated-tiers/',
      date: '2026-11-26',
    },
    {
      title: 'Redpanda, BYOC tiers and regions',
      url: 'https://docs.redpanda.com/cloud-data-platform/reference/tiers/byoc-tiers/',
      date: '2026-11-26',
    },
    {
      title: 'Redpanda, Manage Cloud Topics',
      url: 'https://docs.redpanda.com/streaming/current/develop/manage-topics/cloud-topics/',
      date: '2026-05-26',
    },
  ],
  notes: [
    'A tier is a whole cluster: what exceeds it needs a larger one. Partitions are counted before replication, with a replication factor of 3.',
    'Not all limits can be reached at once. Of 25.1 and later; on Azure the BYOC tiers end at 5.',
    'The brokers are not Apache Kafka, and speak its protocol: settings of brokers in this design are not theirs.',
  ],
  notKnown: ['disk of a tier', 'partitions a broker that is self-managed: they follow its memory'],
}
