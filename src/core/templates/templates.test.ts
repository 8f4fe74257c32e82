import { describe, expect, it } from 'vitest'
import { analyse } from '../analyse'
import { formatDesign } from '../document/format-document'
import { parseDesign } from '../document/parse-document'
import { hypertraceDesign } from './hypertrace'
import { templates } from './index'
import { ordersDesign } from './orders'

describe.each(templates.map((template) => [template.id, template] as const))('%s', (_, template) => {
  it('is a valid document with a place for every node', async () => {
    const design = await template.design()
    expect(parseDesign(formatDesign(design, 'yaml'))).toEqual({ ok: true, value: structuredClone(design) })
    const nodes = design.producers.length + design.topics.length + design.consumerGroups.length
    expect(Object.keys(design.layout?.positions ?? {})).toHaveLength(nodes)
  })

  it('accepts only findings that are there to be accepted', async () => {
    const design = await template.design()
    const { suppressed } = analyse(design)
    expect(suppressed.map(({ rule, at }) => `${rule} ${at}`).sort()).toEqual(
      (design.suppressions ?? []).map(({ rule, at }) => `${rule} ${at}`).sort(),
    )
  })
})

it.each(['clickstream', 'iot-telemetry'])('%s is a design to imitate', async (id) => {
  const template = templates.find((one) => one.id === id)
  const findings = template ? analyse(await template.design()).findings : []
  expect(findings.map(({ rule, at }) => `${rule} ${at}`)).toEqual([])
})

it('shows a first visitor chosen partitions and something to mend', () => {
  const { views, findings } = analyse(ordersDesign)
  const partitions = Object.values(views.topics).map((view) => [view.topic.name, view.partitions])
  expect(partitions).toEqual([
    ['orders', 16],
    ['payments', 12],
    ['clicks', 48],
    ['orders.dlq', 3],
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
  expect(topics).toHaveLength(13)
})
