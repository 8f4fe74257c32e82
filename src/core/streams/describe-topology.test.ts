import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { describeTopology } from './describe-topology'
import { internalTopicsOf } from './internal-topics'
import type { Chain } from './processing'

/** What Kafka 4.3's own builder answered for the programs below; see e2e/kafka/vectors. */
const CASES = JSON.parse(
  readFileSync(new URL('./fixtures/topologies.json', import.meta.url), 'utf8'),
) as readonly {
  readonly name: string
  readonly processing: readonly Chain[]
  readonly config?: Record<string, unknown>
  readonly describe: string
  readonly topics?: Readonly<Record<string, Readonly<Record<string, string>>>>
}[]

describe.each(CASES)('$name', ({ name, processing, config, describe: text, topics }) => {
  const app = { name: name.startsWith('random') ? 'app' : 'my-app', processing, ...(config && { config }) }

  it('is described as Kafka describes it', () => {
    expect(describeTopology(app)).toBe(text)
  })

  it.runIf(topics)('has the internal topics that Kafka makes', () => {
    const made = internalTopicsOf(app).map(({ name, config: settings }) => [name, settings])
    expect(Object.fromEntries(made)).toEqual(topics)
  })
})
