import { libraryOf } from '../../../kafka/client-libraries'
import { before, namedVersion } from '../../../kafka/versions'
import type { ConsumerGroup } from '../../../model/design'
import { asChoice, changeNode, readAsGroup } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { IN_ANY_ORDER, SOUND_SHARE, soundDesign } from '../../sound-design'

const READY = '4.2'
/** @see the issues of librdkafka (5441) and of its binding for .NET (2423), read on 2026-11-27; KafkaJS and Sarama have no share consumer */
const WITHOUT: ReadonlySet<string> = new Set(['kafkajs', 'sarama', 'confluent-dotnet'])
const RDKAFKA_PREVIEW = { major: 2, minor: 15 } as const

/** What a client can do for a share group, where that is less than all of it. */
function lackOf({ client }: ConsumerGroup): 'none' | 'preview' | undefined {
  if (client === undefined) return undefined
  const { library, version = '' } = client
  if (WITHOUT.has(library)) return 'none'
  if (library === 'java') {
    const release = namedVersion(version)
    if (release === undefined || !before(release, READY)) return undefined
    return before(release, '4.0') ? 'none' : 'preview'
  }
  if (library !== 'librdkafka') return undefined
  const [major = Number.NaN, minor = Number.NaN] = version.split('.').map(Number)
  const isOlder =
    major < RDKAFKA_PREVIEW.major || (major === RDKAFKA_PREVIEW.major && minor < RDKAFKA_PREVIEW.minor)
  return isOlder ? 'none' : 'preview'
}

export const consumerGroupShareClient = defineRule({
  id: 'consumer-group-share-client',
  title: 'A share group with a client that has no share consumer',
  scope: 'consumerGroup',
  severity: 'error',
  kind: 'advice',
  why: 'A share consumer is a client of its own kind, with requests of its own. Java has it for production from 4.2, as a preview in 4.0 and 4.1; librdkafka has a preview since 2.15; other libraries do not have it. A client without it joins as a consumer, and each partition goes to one member.',
  reference: kafkaDocs('design/design/#share-groups'),
  examples: () => {
    const of = (client: ConsumerGroup['client']) =>
      soundDesign({ topic: IN_ANY_ORDER, group: { ...SOUND_SHARE, client } })
    return {
      bad: [
        of({ library: 'sarama', version: '1.45' }),
        of({ library: 'java', version: '3.9' }),
        of({ library: 'java', version: '4.1' }),
        of({ library: 'librdkafka', version: '2.15.0' }),
      ],
      good: [of({ library: 'java', version: '4.3' }), of({ library: 'java' })],
    }
  },
  check({ group, cluster }, report) {
    if (group.reads !== 'share') return
    const lack = lackOf(group)
    if (lack === undefined || (lack === 'preview' && cluster.environment === 'development')) return
    const { label } = libraryOf(group.client)
    const stated = [label, group.client?.version].filter(Boolean).join(' ')
    report({
      message:
        lack === 'none'
          ? `\`${group.name}\` is a share group, and ${stated} has no share consumer`
          : `\`${group.name}\` is a share group, and the share consumer of ${stated} is a preview`,
      ...(lack === 'preview' && { severity: 'warning' as const }),
      field: 'client',
      evidence: [
        { name: 'client', value: stated },
        { name: 'ready in Java from', value: READY },
      ],
      choices: [
        ...(group.client?.library === 'java'
          ? [
              asChoice(
                changeNode('consumerGroup', group.name, `Build it with Java ${READY}`, (node) => ({
                  ...node,
                  client: { library: 'java' as const, version: READY },
                })),
              ),
            ]
          : []),
        asChoice(readAsGroup(group.name)),
      ],
    })
  },
})
