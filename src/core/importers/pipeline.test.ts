/**
 * From the files of a pipeline to what is wrong with it: the operator's topics and the applications' own settings, of
 * the shape in which teams have them. Catches a flaw that stands in two files of which neither is wrong by itself.
 */
import { expect, it } from 'vitest'
import { analyse } from '../analyse'
import { importFiles } from './import-files'

const kafkaTopic = (name: string, spec: string) => `apiVersion: kafka.strimzi.io/v1beta2
kind: KafkaTopic
metadata: { name: ${name}, labels: { strimzi.io/cluster: tracing } }
spec: ${spec}`

const DAY = 'retention.ms: 86400000, retention.bytes: 8589934592'

const TOPICS = [
  kafkaTopic('spans', `{ partitions: 8, replicas: 3, config: { ${DAY}, max.message.bytes: 1048588 } }`),
  kafkaTopic('enriched-traces', `{ partitions: 8, replicas: 3, config: { ${DAY} } }`),
  kafkaTopic('span-views', `{ partitions: 2, replicas: 1, config: { ${DAY} } }`),
  kafkaTopic(
    'enrichment-job-seen-changelog',
    '{ partitions: 8, replicas: 3, config: { cleanup.policy: "compact,delete" } }',
  ),
].join('\n---\n')

const ENRICHMENT = `spring.cloud.stream:
  bindings:
    enrich-in-0: { destination: spans, group: enrichment-job }
    enrich-out-0: { destination: enriched-traces }
  kafka.binder:
    producer-properties: { acks: all, compression.type: zstd, max.request.size: 10485760, linger.ms: 1000 }
    consumer-properties: { max.poll.records: 1000 }
`

const VIEWS = `spring.cloud.stream:
  bindings:
    views-in-0: { destination: enriched-traces, group: view-generator }
    views-out-0: { destination: span-views }
  kafka.binder.producer-properties: { acks: all }
`

it('finds a topic whose writer may send ten times what it takes, in a few lines', async () => {
  const imported = await importFiles([
    { name: 'topics.yaml', text: TOPICS },
    { name: 'enrichment.yaml', text: ENRICHMENT },
    { name: 'views.yaml', text: VIEWS },
  ])
  if (!imported.ok) throw new Error(JSON.stringify(imported.error))
  const { causes } = analyse(imported.value.design)
  const messages = causes.map(({ message }) => message)
  expect(messages).toContain('`enrich` may send `enriched-traces` records of 10.5 MB, it takes 1.05 MB')
  expect(messages).toContain('`span-views` keeps a single copy of each record')
  expect(causes.length).toBeLessThanOrEqual(10)
  expect(messages.join()).not.toContain('changelog')
})
