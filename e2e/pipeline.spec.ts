import { expect, test } from '@playwright/test'
import { SurveyorPage } from './support/surveyor-page'

/** Applications that read one topic and write the next: records go from left to right, however the text lists them. */

const STEPS = ['parse', 'check', 'enrich', 'score', 'publish']

const PIPELINE = `surveyor: 1
name: Pipeline
cluster: { kafkaVersion: "4.3" }
producers:
  - name: front
    produces: [{ topic: t1, recordsPerSecond: { average: 500 } }]
topics: [{ name: t4 }, { name: t2 }, { name: t6 }, { name: t1 }, { name: t5 }, { name: t3 }]
consumerGroups:
${STEPS.map((name, at) => ({ name, at }))
  .reverse()
  .map(
    ({ name, at }) =>
      `  - { name: ${name}, consumes: [{ topic: t${at + 1} }], produces: [{ topic: t${at + 2} }] }`,
  )
  .join('\n')}
`

test('a pipeline of six topics is laid out in rows from left to right, with its traffic through all of it', async ({
  page,
}) => {
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  await surveyor.openText(PIPELINE)
  await expect(surveyor.nodes).toHaveCount(12)

  const path = [
    'producer:front',
    ...STEPS.flatMap((name, at) => [`topic:t${at + 1}`, `consumerGroup:${name}`]),
    'topic:t6',
  ]
  // Row by row from left to right, as lines of text: a step on is further right, or begins the next row at its left.
  const boxes = await Promise.all(path.map((id) => surveyor.node(id).boundingBox()))
  let rows = 1
  for (const [at, box] of boxes.entries()) {
    const before = boxes[at - 1]
    if (!before || !box) continue
    if (box.x > before.x + before.width) continue
    rows += 1
    expect(box.y).toBeGreaterThan(before.y + before.height)
    expect(Math.abs(box.x - (boxes[0]?.x ?? 0))).toBeLessThan(2)
  }
  expect(rows).toBeGreaterThan(1)
  expect(rows).toBeLessThan(5)
  for (const [at, from] of path.slice(0, -1).entries()) {
    const to = path[at + 1] ?? ''
    await expect(surveyor.edge(from, to)).toHaveAccessibleName(/500 \/s/)
  }
  expect(surveyor.faults).toEqual([])
})
