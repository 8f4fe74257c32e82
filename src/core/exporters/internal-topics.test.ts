/** What Kafka makes by itself is nobody's to create: no export has it as a topic of the design. */
import { describe, expect, it } from 'vitest'
import { analyse } from '../analyse'
import v1 from '../document/fixtures/v1.yaml?raw'
import { parseDesign } from '../document/parse-document'
import { expandWhole } from '../expand/expand-whole'
import { importFiles } from '../importers/import-files'
import type { Design } from '../model/design'
import { templates } from '../templates/index'
import type { Exporter, OptionValues } from './exporter'
import { exporters } from './index'

/** Formats that name some of them, with the files that do: whoever runs Connect says where it keeps its own, and who may use that. */
const NAME_THEM: Readonly<Record<string, RegExp>> = {
  'surveyor-yaml': /./,
  'surveyor-json': /./,
  connect: /^(?:workers\/.*\.properties|connectors\/.*\.json)$/,
  'strimzi-connect': /^kafka-connect\.yaml$/,
  'kafka-acls': /\.sh$/,
  'strimzi-users': /^kafka-users\.yaml$/,
  'rights-and-quotas': /\.(?:tf|yaml|yml|sh)$/,
  'java-streams': /\/README\.md$/,
}

const parsed = parseDesign(v1)
if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
const designs: Design[] = [parsed.value]
for (const template of templates)
  if (/^(?:change-data-capture|order-enrichment)$/.test(template.id)) designs.push(await template.design())

/** How teams call what Connect's workers keep: the role is a word of the name, and the rest is the same. */
const NAMED = ['shop.$', '_connect-$-storage', 'mm2-$s.west.internal', '$_of_platform', 'Workers.$.topic']
for (const name of NAMED) {
  const config = Object.fromEntries(
    ['config', 'offset', 'status'].map((role) => [`${role}.storage.topic`, name.replace('$', role)]),
  )
  const of = designs.find(({ name: called }) => called === 'Change data capture') ?? parsed.value
  const connect = (of.cluster.connect ?? [{ name: 'workers' }]).map((one) => ({
    ...one,
    config: { ...one.config, ...config },
  }))
  designs.push({ ...of, name: `${of.name}, ${name}`, cluster: { ...of.cluster, connect } })
}

const internalOf = (design: Design): readonly string[] =>
  expandWhole(design).derived.map(({ topic }) => topic.name)

const cases = designs.map((design) => ({ design, analysis: analyse(design), internal: internalOf(design) }))

it('is asked of designs of which Kafka makes topics of every kind', () => {
  const all = cases.flatMap(({ internal }) => internal)
  expect(all).toContain('__consumer_offsets')
  expect(all).toContain('__transaction_state')
  expect(all).toContain('__share_group_state')
  for (const ending of ['-changelog', '-repartition', '-configs', '-offsets', '-status'])
    expect(
      all.filter((name) => name.endsWith(ending)),
      ending,
    ).not.toEqual([])
})

/** Every choice of every option, one at a time. */
const choicesOf = ({ options }: Exporter): readonly OptionValues[] => [
  {},
  ...options.flatMap((option) =>
    option.kind === 'choice' ? option.choices.map(({ value }) => ({ [option.id]: value })) : [],
  ),
]

describe.each(exporters.map((exporter) => [exporter.id, exporter] as const))('%s', (id, exporter) => {
  it('names none of them, but where it must', () => {
    for (const { design, analysis, internal } of cases)
      for (const { path, text } of exporter.export(design, analysis)) {
        if (NAME_THEM[id]?.test(path)) continue
        expect([design.name, path, internal.filter((name) => text.includes(name))]).toEqual([
          design.name,
          path,
          [],
        ])
      }
  })

  it.each(choicesOf(exporter).map((values) => [JSON.stringify(values), values] as const))(
    'comes back without any of them as a topic, with %s',
    async (_, values) => {
      for (const { design, analysis, internal } of cases) {
        const files = exporter
          .export(design, analysis, values)
          .map(({ path, text }) => ({ name: path, text }))
        if (files.length === 0) continue
        const read = await importFiles(files)
        if (!read.ok) continue
        const names = new Set(read.value.design.topics.map(({ name }) => name))
        expect([design.name, internal.filter((name) => names.has(name))]).toEqual([design.name, []])
      }
    },
  )
})
