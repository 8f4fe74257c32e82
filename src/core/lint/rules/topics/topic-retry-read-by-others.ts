import type { StreamsApp } from '../../../model/design'
import { kindOf } from '../../../model/kinds/index'
import { consumerGroupId, type NodeId, parseNodeId } from '../../../model/node-id'
import { asChoice, changeNode } from '../../fixes'
import { RETRY_TOPICS } from '../../references'
import { defineRule } from '../../rule'
import { soundGroup, soundProducer, withSoundRetries } from '../../sound-design'

/** A node by its name, and by its kind as well where it has the name of the group. */
function called(id: NodeId | undefined, group: string): string {
  const node = id === undefined ? undefined : parseNodeId(id)
  const kind = node?.name === group ? `The ${kindOf(node.kind).words.singular} ` : ''
  return `${kind}\`${node?.name}\``
}

export const topicRetryReadByOthers = defineRule({
  id: 'topic-retry-read-by-others',
  title: 'A retry topic that others use as well',
  scope: 'topic',
  severity: 'warning',
  kind: 'advice',
  why: 'A retry topic is the private waiting room of one group: what stands in it failed there, and nowhere else. Another group that reads it does work that it never failed at a second time, without the wait; two groups that share one retry each other’s failures; and whoever else writes into it skips the first try. Each group needs retry topics of its own.',
  reference: RETRY_TOPICS,
  examples: () => {
    const reports = soundGroup({
      name: 'reports',
      purpose: 'analytics',
      consumes: [{ topic: 'orders.retry-1m' }],
      deadLetter: undefined,
    })
    const second = soundGroup({
      name: 'stock',
      purpose: 'analytics',
      retryTopics: [{ topic: 'orders.retry-1m', delayMs: 60_000 }],
    })
    const writes = (name: string) =>
      soundProducer({
        name,
        produces: [{ topic: 'orders.retry-1m', recordsPerSecond: { average: 1 } }],
      })
    const namesake: StreamsApp = {
      name: 'billing',
      applicationId: 'billing-again',
      processing: [{ stream: 'orders.retry-1m', steps: ['foreach'] }],
    }
    return {
      bad: [
        withSoundRetries({ consumes: [{ topic: 'orders' }, { topic: 'orders.retry-1m' }] }),
        withSoundRetries({}, {}, { consumerGroups: [reports] }),
        withSoundRetries({}, {}, { consumerGroups: [second] }),
        withSoundRetries({}, {}, { producers: [writes('replay')] }),
        // A producer and an application may have the name of the group, and are not it.
        withSoundRetries({}, {}, { producers: [writes('billing')] }),
        withSoundRetries({}, {}, { streamsApps: [namesake] }),
      ],
      good: [withSoundRetries()],
    }
  },
  check({ topic, retryOf, readers, writers }, report) {
    const [own, other] = retryOf
    if (own === undefined) return
    const strangers = readers.filter(({ isRetry }) => !isRetry)
    const [reader] = strangers
    const [writer] = writers
    if (reader === undefined && other === undefined && writer === undefined) return
    const verb = reader === undefined ? 'writes' : 'reads'
    const user = reader ?? writer
    // Nodes of several kinds may have one name.
    if (other === undefined && user?.id === consumerGroupId(own.name)) {
      report({
        message: `\`${own.name}\` ${verb} \`${topic.name}\`, and puts what failed into it`,
        evidence: [{ name: 'retries of', value: own.name }],
        fix: changeNode('consumerGroup', own.name, `No longer retry through ${topic.name}`, (node) => {
          const { retryTopics = [], ...rest } = node
          const left = retryTopics.filter((step) => step.topic !== topic.name)
          return left.length === 0 ? rest : { ...rest, retryTopics: left }
        }),
      })
      return
    }
    report({
      message:
        other !== undefined
          ? `\`${own.name}\` and \`${other.name}\` both retry through \`${topic.name}\``
          : reader !== undefined
            ? `${called(reader.id, own.name)} reads \`${topic.name}\`, where \`${own.name}\` keeps what failed`
            : `${called(writer?.id, own.name)} writes \`${topic.name}\`, where \`${own.name}\` keeps what failed`,
      evidence: [
        { name: 'retries of', value: retryOf.map(({ name }) => name).join(', ') },
        ...(reader === undefined
          ? []
          : [{ name: 'read by', value: strangers.map(({ group }) => group.name).join(', ') }]),
        ...(writer === undefined
          ? []
          : [{ name: 'written by', value: writers.map(({ producer }) => producer.name).join(', ') }]),
      ],
      ...(reader !== undefined &&
        other === undefined && {
          choices: strangers
            .filter(({ id, group }) => id === consumerGroupId(group.name))
            .map(({ group: { name } }) =>
              asChoice(
                changeNode('consumerGroup', name, `Let ${name} stop reading it`, ({ consumes, ...node }) => ({
                  ...node,
                  ...(consumes && { consumes: consumes.filter((entry) => entry.topic !== topic.name) }),
                })),
              ),
            ),
        }),
    })
  },
})
