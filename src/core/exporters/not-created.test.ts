import { describe, expect, it } from 'vitest'
import { analyse } from '../analyse'
import { planChange } from '../compare/plan-change'
import { parseDesign } from '../document/parse-document'
import { exporters } from './index'

const designOf = (topics: string) => {
  const read = parseDesign(`surveyor: 1\nname: a\ntopics: [${topics}]\n`)
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}

const KAFKAS_OWN = ['__consumer_offsets', '__transaction_state', '__share_group_state', '__cluster_metadata']
const design = designOf(`{ name: orders }, ${KAFKAS_OWN.map((name) => `{ name: ${name} }`).join(', ')}`)
const analysis = analyse(design)

describe('a topic drawn by the name of one that Kafka makes by itself', () => {
  it.each(
    exporters
      .filter(({ id, group }) => group === 'topics' && id !== 'schema-registry')
      .map((entry) => [entry.id, entry] as const),
  )('is created by no file of %s, which says so', (_, exporter) => {
    const told = exporter.losses(design).filter(({ sentence }) => /makes it by itself/.test(sentence))
    expect(told.map(({ at }) => at)).toEqual(KAFKAS_OWN.map((name) => `topic:${name}`))
    const lines = exporter
      .export(design, analysis)
      .flatMap(({ text }) => text.split('\n'))
      .filter((line) => !/^\s*(?:#|\/\/)/.test(line))
    expect(lines.filter((line) => KAFKAS_OWN.some((name) => line.includes(name)))).toEqual([])
  })

  it('is created by no plan', () => {
    const steps = planChange(designOf(''), design, 'kafka-cli')
    for (const name of KAFKAS_OWN)
      expect(steps.find(({ at }) => at === `topic:${name}`)?.outcome, name).toBe('refused')
  })

  it('is asked nothing that only its maker could answer', () => {
    const found = analysis.findings.filter(({ at }) => at === 'topic:__consumer_offsets')
    expect(found.map((finding) => finding.rule)).toEqual([])
  })
})
