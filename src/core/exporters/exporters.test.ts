import { describe, expect, it } from 'vitest'
import { analyse } from '../analyse'
import { templates } from '../templates/index'
import { exporters } from './index'

/** Starter code has golden files of its own: of one design, not of every template. */
const reviewed = exporters.filter(({ id }) => !id.startsWith('starter-'))

const cases = templates.flatMap((template) =>
  reviewed.map((exporter) => [template.id, exporter.id, template, exporter] as const),
)

/** Every template in every format, as files that a reviewer reads. */
describe.each(cases)('%s as %s', (_, __, template, exporter) => {
  it('is what was reviewed', async () => {
    const design = await template.design()
    const files = exporter.export(design, analyse(design))
    for (const { path, text } of files) {
      // Code is no code of ours: TypeScript would be held to the laws of imports.
      const name = path.replace(/\.ts$/, '.ts.golden')
      await expect(text).toMatchFileSnapshot(`golden/${template.id}/${exporter.id}/${name}`)
    }
    const isWithoutItsNodes =
      (/streams/.test(exporter.id) && design.streamsApps.length === 0) ||
      (exporter.id === 'consumer-properties' && design.consumerGroups.length === 0)
    expect(files.length > 0 || isWithoutItsNodes).toBe(true)
    const losses = exporter.unsupported(design)
    await expect(`${losses.join('\n')}\n`).toMatchFileSnapshot(
      `golden/${template.id}/${exporter.id}/not-carried.txt`,
    )
  })
})

it('has ids that are all different, and says of each format what it is for, and for whom', () => {
  expect(new Set(exporters.map(({ id }) => id)).size).toBe(exporters.length)
  for (const { label, summary, audience } of exporters) {
    expect(`${label}: ${summary}`).toMatch(/^\S.+: .+\.$/)
    expect(`${label}: ${audience}`).toMatch(/^\S.+: For .+\.$/)
  }
})
