import { isOlderThan, libraryOf } from '../../../kafka/client-libraries'
import type { ConsumerGroup } from '../../../model/design'
import { asChoice, changeNode, readAsGroup } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { IN_ANY_ORDER, SOUND_SHARE, soundDesign } from '../../sound-design'

const READY = '4.2'

/** What a client can do for a share group, where that is less than all of it; undefined also where it is not known. */
function lackOf({ client }: ConsumerGroup): 'none' | 'preview' | undefined {
  const { share } = libraryOf(client)
  if (client === undefined || share === undefined) return undefined
  const { version = '' } = client
  if (share.ready !== undefined && !isOlderThan(version, share.ready)) return undefined
  return share.preview === undefined || isOlderThan(version, share.preview) ? 'none' : 'preview'
}

export const consumerGroupShareClient = defineRule({
  id: 'consumer-group-share-client',
  title: 'A share group with a client that has no share consumer',
  scope: 'consumerGroup',
  severity: 'error',
  kind: 'advice',
  why: 'A share consumer is a client of its own kind, with requests of its own. Java has it for production from 4.2, as a preview in 4.0 and 4.1; franz-go has it from 1.21 on, and librdkafka as a preview from 2.15 on. KafkaJS, Sarama and Confluent’s client for .NET have none yet. A client without it joins as a consumer, and each partition goes to one member.',
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
        of({ library: 'franz-go', version: '1.20.7' }),
      ],
      good: [
        of({ library: 'java', version: '4.3' }),
        of({ library: 'java' }),
        of({ library: 'franz-go', version: '1.21.5' }),
      ],
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
