import { describe, expect, it } from 'vitest'
import { designOf } from '../../testing/small-designs'
import { analyse } from '../analyse'
import { importFiles } from '../importers/import-files'
import type { About } from '../model/about'
import type { Design } from '../model/design'
import { exporters } from './index'

const design = designOf(`
streamsApps: [{ name: counter, owner: owner-of-counter, description: "purpose of counter\\n\\nand more",  processing: [{ stream: orders, steps: [{ op: to, topic: counts }] }] }]
producers: [{ name: shop, owner: owner-of-shop, description: "purpose of shop\\n\\n\\nlong\\nafter", produces: [{ topic: orders, recordsPerSecond: { average: 100 } }] }]
topics: [{ name: orders, owner: owner-of-orders, description: "purpose of orders, in short:\\né – “all” of its changes\\n\\nand the last", data: personal }, { name: counts }]
consumerGroups: [{ name: billing, owner: owner-of-billing, description: "purpose of billing\\nin two lines", consumes: [{ topic: orders }] }]
connectors: [{ name: lake, owner: owner-of-lake, description: "purpose of lake\\n\\n- one\\n- two", class: io.confluent.connect.s3.S3SinkConnector, consumes: [{ topic: orders }] }]
`)
const analysis = analyse(design)

const ALL = ['shop', 'orders', 'billing', 'lake']
const CLIENTS = ['shop', 'billing', 'lake']
/** Whose purpose and owner a format has a place for, if only a comment or a tooltip. */
const CARRY: Readonly<Record<string, readonly string[]>> = {
  'markdown-report': ALL,
  mermaid: ALL,
  graphviz: ALL,
  plantuml: ALL,
  drawio: ALL,
  asyncapi: ALL,
  'kafka-acls': CLIENTS,
  'strimzi-users': CLIENTS,
  grafana: ['billing'],
  'prometheus-alerts': ['billing'],
  'strimzi-connect': ['lake'],
}

describe.each(Object.entries(CARRY))('%s', (id, names) => {
  const exporter = exporters.find((one) => one.id === id)
  if (!exporter) throw new Error(`There is no exporter ${id}.`)
  const text = exporter
    .export(design, analysis)
    .map((file) => file.text)
    .join('\n')

  it.each(names)('says what %s is for and whose it is', (name) => {
    expect(text).toContain(`purpose of ${name}`)
    expect(text).toContain(`owner-of-${name}`)
  })

  it('says what data a topic holds, where it says anything of topics', () => {
    if (names.includes('orders')) expect(text).toContain('personal')
  })

  it('calls none of it lost', () => {
    const lost = exporter
      .losses(design)
      .filter(
        ({ at, field }) =>
          ['owner', 'description', 'data'].includes(field) && names.some((name) => at.endsWith(`:${name}`)),
      )
    expect(lost).toEqual([])
  })
})

/** Formats that keep it where their reader looks, with the nodes of which it comes back. */
const COME_BACK: Readonly<Record<string, readonly string[]>> = {
  'surveyor-yaml': ALL,
  'surveyor-json': ALL,
  strimzi: ['orders'],
  'topics-csv': ['orders'],
  asyncapi: ['shop', 'orders', 'billing'],
  'strimzi-users': ['shop', 'billing'],
  'strimzi-connect': ['lake'],
  'kafka-cli': ['orders'],
  'terraform-mongey': ['orders'],
  'terraform-confluent': ['orders'],
  'terraform-aws': ['orders'],
  jikkou: ['orders'],
  ns4kafka: ['orders'],
  topicctl: ['orders'],
  julie: ['orders'],
  'kafka-gitops': ['shop', 'orders', 'billing'],
  'producer-properties': ['shop'],
  'consumer-properties': ['billing'],
  'streams-properties': ['counter'],
  spring: ['billing'],
  quarkus: ['shop', 'billing'],
  micronaut: ['billing'],
}

describe.each(Object.entries(COME_BACK))('%s', (id, names) => {
  it('brings back what it says of whom each is and what for', async () => {
    const files = exporters.find((one) => one.id === id)?.export(design, analysis) ?? []
    const read = await importFiles(files.map(({ path, text }) => ({ name: path, text })))
    if (!read.ok) throw new Error(read.error.map(({ message }) => message).join())
    const aboutOf = ({ producers, topics, consumerGroups, streamsApps, connectors }: Design) =>
      [...producers, ...topics, ...consumerGroups, ...streamsApps, ...connectors]
        .filter(({ name }) => names.includes(name))
        .map((node: About & { readonly name: string }) => [
          node.name,
          node.owner,
          node.description,
          node.data,
        ])
    expect(aboutOf(read.value.design)).toEqual(aboutOf(design))
  })
})
