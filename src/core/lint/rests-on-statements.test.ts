import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { analyse } from '../analyse'
import { parseDesign } from '../document/parse-document'
import type { Design } from '../model/design'

const FOLDER = new URL('./fixtures/approved/', import.meta.url)

/** These rest on what is stated and on a default of the release that is stated too. */
const BY_RELEASE = new Set([
  'consumer-group-share-too-large',
  'streams-app-exactly-once-on-few-brokers',
  'topic-config-unknown',
  'producer-config-rejected',
])

/** An approved design as files of one kind would say it: less, and nothing else. */
const SAID_BY: Readonly<Record<string, (design: Design) => Design>> = {
  'files of topics and clients': (design) => ({
    ...design,
    cluster: bareCluster(design),
    topics: design.topics.map(({ replicationFactor: _, ...topic }) => topic),
  }),
  'settings of clients': (design) => ({
    ...design,
    cluster: bareCluster(design),
    topics: design.topics.map(({ name, config }) => ({ name, ...(config && { config }) })),
    consumerGroups: design.consumerGroups.map(({ members: _, ...group }) => group),
    producers: design.producers.map(({ instances: _, ...producer }) => producer),
  }),
}

const bareCluster = ({ cluster: { kafkaVersion, brokers, environment } }: Design): Design['cluster'] => ({
  kafkaVersion,
  brokers,
  environment,
})

const errorsOf = (design: Design): readonly string[] =>
  analyse(design)
    .findings.filter(({ severity, rule }) => severity === 'error' && !BY_RELEASE.has(rule))
    .map(({ rule, at, message }) => `${rule} at ${at}: ${message}`)

describe.each(Object.entries(SAID_BY))('a sound design of which only %s are known', (_, say) => {
  it.each(readdirSync(FOLDER).filter((file, at) => file.endsWith('.yaml') && at % 3 === 0))(
    'has no error: %s',
    (file) => {
      const parsed = parseDesign(readFileSync(new URL(file, FOLDER), 'utf8'))
      if (!parsed.ok) throw new Error(file)
      expect(errorsOf(say(parsed.value))).toEqual([])
    },
  )
})
