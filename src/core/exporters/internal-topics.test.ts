/** What Kafka makes by itself is nobody's to create: no export has it as a topic of the design. */
import { describe, expect, it } from 'vitest'
import { analyse } from '../analyse'
import v1 from '../document/fixtures/v1.yaml?raw'
import { parseDesign } from '../document/parse-document'
import { expandWhole } from '../expand/expand-whole'
import { importFiles } from '../importers/import-files'
import type { Design } from '../model/design'
import { templates } from '../templates/index'
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

/** Lists of rights say nothing more of a topic than who may use it: whoever reads one cannot tell. */
const RIGHTS = new Set(['kafka-acls', 'strimzi-users', 'rights-and-quotas'])

const parsed = parseDesign(v1)
if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
const designs: Design[] = [parsed.value]
for (const template of templates)
  if (/^(?:change-data-capture|order-enrichment)$/.test(template.id)) designs.push(await template.design())

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

  it('comes back without any of them as a topic', async () => {
    if (RIGHTS.has(id)) return
    for (const { design, analysis, internal } of cases) {
      const files = exporter.export(design, analysis).map(({ path, text }) => ({ name: path, text }))
      if (files.length === 0) continue
      const read = await importFiles(files)
      if (!read.ok) continue
      const names = new Set(read.value.design.topics.map(({ name }) => name))
      expect([design.name, internal.filter((name) => names.has(name))]).toEqual([design.name, []])
    }
  })
})
