/** What goes out in a format comes in again the same, as far as the format carries it. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { designArbitrary } from '../../testing/arbitraries'
import { analyse } from '../analyse'
import { importFiles } from '../importers/import-files'
import { withSoundRetries } from '../lint/sound-design'
import type { About } from '../model/about'
import type { Design } from '../model/design'
import { exporters } from './index'
import { wholeLine } from './single-line'
import { topicRows } from './topics/topic-rows'

/** Formats that go both ways, with what each carries of a topic. */
interface Carries {
  readonly replicas: boolean
  readonly settings: boolean
  /** Keys that are settings to it; any, where this is left out. */
  readonly keys?: RegExp
}

const BOTH_WAYS: Readonly<Record<string, Carries>> = {
  'kafka-cli': { replicas: true, settings: false },
  strimzi: { replicas: true, settings: true },
  'terraform-mongey': { replicas: true, settings: true },
  'terraform-confluent': { replicas: false, settings: false },
  'terraform-aws': { replicas: true, settings: true },
  jikkou: { replicas: true, settings: true },
  topicctl: { replicas: true, settings: true },
  'kafka-gitops': { replicas: true, settings: true },
  ns4kafka: { replicas: true, settings: true },
  julie: { replicas: true, settings: true },
  'topics-csv': { replicas: true, settings: true, keys: /^[a-z]+(?:\.[a-z]+)+(?<!\.ms|\.bytes)$/ },
}

/** Names as teams have them, and no setting that makes a file look like one of Surveyor's own. */
const named = designArbitrary.map(
  (design): Design => ({
    ...design,
    suppressions: [],
    topics: design.topics
      .filter(({ config }) => config?.['surveyor'] === undefined)
      .map((topic, index) => ({
        ...topic,
        name: `topic.${index}-${topic.name.replace(/[^a-z0-9]+/gi, '').slice(0, 20)}`,
      })),
    producers: [],
    consumerGroups: [],
  }),
)

/** What a topic says of itself to people, as lines have it; an importer takes no more of it than the document may have. */
const aboutOf = ({ description = '', owner = '', data }: About = {}) => [
  description
    .split(/\r?\n/)
    .map(wholeLine)
    .join('\n')
    .replace(/^\n+|\n+$/g, '')
    .slice(0, 5000),
  wholeLine(owner).slice(0, 200),
  data,
]

const textOf = (value: unknown): string => String(value)

describe('asyncapi', () => {
  it('brings back chains of retries and dead letters, with their waits and shares', async () => {
    const exporter = exporters.find((one) => one.id === 'asyncapi')
    const { retryTopics, deadLetter } = withSoundRetries().consumerGroups[0] ?? {}
    const design = withSoundRetries()
    const files = exporter?.export(design, analyse(design)).map(({ path, text }) => ({ name: path, text }))
    const read = await importFiles(files ?? [])
    if (!read.ok) throw new Error(read.error.map(({ message }) => message).join())
    const group = read.value.design.consumerGroups.find(({ name }) => name === 'billing')
    expect(group).toMatchObject({ retryTopics, deadLetter, consumes: [{ topic: 'orders' }] })
    expect(group?.produces).toBeUndefined()
  })
})

describe.each(Object.entries(BOTH_WAYS))('%s', (id, carries) => {
  it('brings back the topics that it took away', async () => {
    const exporter = exporters.find((one) => one.id === id)
    if (!exporter) throw new Error(`no exporter ${id}`)
    await fc.assert(
      fc.asyncProperty(named, async (design) => {
        const analysis = analyse(design)
        const rows = topicRows(design, analysis)
        if (rows.length === 0) return
        const files = exporter.export(design, analysis).map(({ path, text }) => ({ name: path, text }))
        const read = await importFiles(files)
        if (!read.ok) throw new Error(read.error.map(({ message }) => message).join())
        const topics = new Map(read.value.design.topics.map((topic) => [topic.name, topic]))
        for (const { topic: written, name, partitions, replicas, settings } of rows) {
          const topic = topics.get(name)
          expect([name, topic?.partitions]).toEqual([name, partitions])
          expect([name, aboutOf(topic)]).toEqual([name, aboutOf(written)])
          if (carries.replicas) expect([name, topic?.replicationFactor]).toEqual([name, replicas])
          if (!carries.settings) continue
          const config = Object.fromEntries(
            Object.entries(topic?.config ?? {}).map(([key, value]) => [key, textOf(value).trim()]),
          )
          const expected = settings.filter(
            ([key, value]) =>
              /^[a-z.]+$/.test(key) &&
              (carries.keys?.test(key) ?? true) &&
              value.trim() === value &&
              value !== '' &&
              !/[\p{C}\p{Zl}\p{Zp}]/u.test(value),
          )
          for (const [key, value] of expected) expect([name, key, config[key]]).toEqual([name, key, value])
        }
      }),
      { numRuns: 40 },
    )
  })
})
