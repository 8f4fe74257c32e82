/** What goes out as rights comes in again as the same reading and writing. */
import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { deriveRights } from '../../access/derive-rights'
import { analyse } from '../../analyse'
import { importFiles } from '../../importers/import-files'
import type { Design } from '../../model/design'
import { templates } from '../../templates/index'
import { exporters } from '../index'

const filesOf = (id: string, design: Design) => {
  const exporter = exporters.find((one) => one.id === id)
  if (!exporter) throw new Error(`no exporter ${id}`)
  return exporter.export(design, analyse(design))
}

const topicsOf = (nodes: readonly { readonly topic: string }[] | undefined) =>
  (nodes ?? []).map(({ topic }) => topic)

/** The topics that are read and written by name; what is allowed by a prefix is of Kafka's own. */
const needed = (design: Design, operation: 'Read' | 'Write') =>
  new Set(
    deriveRights(design)
      .filter(
        (right) => right.resource === 'topic' && right.pattern === 'literal' && right.operation === operation,
      )
      .map(({ name }) => name),
  )

describe.each(['kafka-acls', 'strimzi-users'])('%s', (id) => {
  it.each(templates.map((template) => [template.id, template] as const))(
    'of %s comes in as what it was made of',
    async (_, template) => {
      const design = await template.design()
      const files = filesOf(id, design).map(({ path, text }) => ({ name: path, text }))
      const read = await importFiles(files)
      if (!read.ok) throw new Error(read.error.map(({ message }) => message).join())
      const { producers, consumerGroups } = read.value.design
      expect(new Set(consumerGroups.flatMap(({ consumes }) => topicsOf(consumes)))).toEqual(
        needed(design, 'Read'),
      )
      expect(
        new Set([...producers, ...consumerGroups].flatMap(({ produces }) => topicsOf(produces))),
      ).toEqual(needed(design, 'Write'))
    },
  )
})

it('is a script that bash reads, whatever the names', async () => {
  const design: Design = {
    ...(await templates[0]?.design()),
    producers: [{ name: "it's $(date); `x`", produces: [{ topic: 'orders' }] }],
  } as Design
  const [script] = filesOf('kafka-acls', design)
  expect(() => execFileSync('bash', ['-n'], { input: script?.text ?? '' })).not.toThrow()
  expect(script?.text).toContain('--allow-principal "User:it\'s-\\$(date)')
})
