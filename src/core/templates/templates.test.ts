import { describe, expect, it } from 'vitest'
import { analyse } from '../analyse'
import { formatDesign } from '../document/format-document'
import { parseDesign } from '../document/parse-document'
import { nodeCount } from '../model/node-id'
import { hypertraceDesign } from './hypertrace'
import { templates } from './index'
import { ordersDesign } from './orders'

describe.each(templates.map((template) => [template.id, template] as const))('%s', (_, template) => {
  it('is a valid document with a place for every node', async () => {
    const design = await template.design()
    expect(parseDesign(formatDesign(design, 'yaml'))).toEqual({ ok: true, value: structuredClone(design) })
    expect(Object.keys(design.layout?.positions ?? {})).toHaveLength(nodeCount(design))
  })

  it('accepts only findings that are there to be accepted', async () => {
    const design = await template.design()
    const { accepted } = analyse(design)
    expect(accepted.map(({ rule, at }) => `${rule} ${at}`).sort()).toEqual(
      (design.suppressions ?? []).map(({ rule, at }) => `${rule} ${at}`).sort(),
    )
  })
})

/** What each template shows that is wrong, by rule; the others are designs to imitate. */
const TEACHES: Readonly<Record<string, readonly string[]>> = {
  orders: [
    'producer-config-rejected',
    'topic-retention-shorter-than-group-stop',
    'topic-dead-letter-unread',
    'consumer-group-read-uncommitted',
    'consumer-group-slower-than-peak',
    'cluster-reads-cross-racks',
    'topic-compression-none',
  ],
  clickstream: [],
  'order-enrichment': [],
  'change-data-capture': [],
  'customer-notifications': [],
  'iot-telemetry': [],
  // What its files say and leave out; nothing of it is ours.
  hypertrace: [
    'topic-replication-factor-below-three',
    'topic-min-insync-replicas-one',
    'topic-size-limits-disagree',
    'cluster-auto-creates-topics',
    'topic-segment-longer-than-retention',
    'topic-compression-none',
    'streams-app-unreadable-records-stop-it',
    'streams-app-offset-reset-loses',
    // Its files set no standby and no folder: the changelogs of the grouping job are read back from the beginning.
    'streams-app-no-standby',
    'streams-app-state-in-temporary-folder',
  ],
}

it.each(templates.map(({ id, design }) => [id, design] as const))(
  '%s has no finding but those that it is there to show',
  async (id, design) => {
    const { findings } = analyse(await design())
    const taught = TEACHES[id] ?? []
    const others = findings.filter(({ rule }) => !taught.includes(rule))
    expect(others.map(({ rule, at, message }) => `${rule} at ${at}: ${message}`)).toEqual([])
    expect(taught.filter((rule) => !findings.some((finding) => finding.rule === rule))).toEqual([])
  },
)

it.each(templates.map(({ id, design }) => [id, design] as const))(
  '%s commits in transactions only where it writes',
  async (_, design) => {
    const { consumerGroups } = await design()
    for (const { name, commit, produces } of consumerGroups)
      expect(`${name}: ${commit === 'transactional' && !produces}`).toBe(`${name}: false`)
  },
)

it('shows a first visitor chosen partitions and something to fix', () => {
  const { views, findings } = analyse(ordersDesign)
  const partitions = Object.values(views.topics).map((view) => [view.topic.name, view.partitions])
  expect(partitions).toEqual([
    ['orders', 16],
    ['payments', 12],
    ['clicks', 48],
    ['orders.dlq', 3],
    ['shipments', 6],
  ])
  expect(views.topics['orders']?.sizing.partitions.binding).toBe('processing')
  // Its busiest members own two of sixteen partitions each.
  expect(views.consumerGroups['billing']?.sizing.lagGrowth.value).toBeGreaterThan(2000)
  expect(new Set(findings.map(({ severity }) => severity))).toEqual(new Set(['error', 'warning', 'info']))
  expect(findings.length).toBeLessThanOrEqual(8)
})

it('has the real pipeline as its files have it', () => {
  const topics = hypertraceDesign.topics.map(({ name, partitions, replicationFactor, config }) => ({
    name,
    partitions,
    replicationFactor,
    config,
  }))
  const kept = { 'retention.bytes': 8_589_934_592, 'retention.ms': 86_400_000 }
  expect(topics).toContainEqual({
    name: 'structured-traces-from-raw-spans',
    partitions: 8,
    replicationFactor: 3,
    config: { ...kept, 'max.message.bytes': 10_485_760 },
  })
  expect(topics).toContainEqual({
    name: 'span-event-view',
    partitions: 2,
    replicationFactor: 1,
    config: { 'retention.bytes': 4_294_967_296, 'retention.ms': 86_400_000 },
  })
  expect(topics).toHaveLength(11)
})

it('says what is known to be flawed in the real pipeline, in at most ten lines', () => {
  const { causes, findings } = analyse(hypertraceDesign)
  expect(causes.length).toBeLessThanOrEqual(10)
  const of = (rule: string, at: string) => findings.find((one) => one.rule === rule && one.at === at)
  // Its files let the writer send ten times what the topic takes, by default 1 MiB.
  expect(of('topic-size-limits-disagree', 'topic:enriched-structured-traces')).toMatchObject({
    message: expect.stringMatching(/structured-traces-enrichment-job.*10\.5 MB.*1\.05 MB/),
    fix: expect.any(Function),
  })
  // Six topics in one copy are one line.
  const inOneCopy = causes.find(
    ({ findings: [first] }) => first?.rule === 'topic-replication-factor-below-three',
  )
  expect(inOneCopy?.nodes).toHaveLength(6)
  // What is asked of nobody is not an error.
  for (const { severity, notStated } of findings)
    if (notStated !== undefined) expect(severity).not.toBe('error')
})
