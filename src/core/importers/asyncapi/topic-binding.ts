import type { Draft } from '../facts/draft'
import type { FactBook } from '../facts/fact-book'
import type { Field } from '../reading/field'

/** What a channel's binding of Kafka says of its topic, in the binding's own fields or in those that one tool has instead. */
export function readTopicBinding(
  binding: Field | undefined,
  topic: Draft<'topic'>,
  book: FactBook,
  follow: (field: Field | undefined) => Field | undefined,
): void {
  const own = ['partitions', 'replicas', 'topicConfiguration'] as const
  const extended = binding?.first('x-partitions', 'x-replicas', 'x-configs')
  if (extended && !own.some((key) => binding?.get(key)))
    book.guess(
      extended.place,
      `\`${topic.name}\`: \`x-partitions\`, \`x-replicas\` and \`x-configs\` are extensions of one tool, and no part of the Kafka binding; they are taken as its fields.`,
    )
  const foreign = binding?.get('topicConfiguration') ? undefined : binding?.get('configs')
  if (foreign)
    book.guess(
      foreign.place,
      `\`${topic.name}\`: \`configs\` is no field of the Kafka binding; it is taken for its \`topicConfiguration\`.`,
    )
  const partitions = binding?.first('partitions', 'x-partitions')
  const replicas = binding?.first('replicas', 'x-replicas')
  if (partitions) topic.say('partitions', partitions.value(), partitions.place)
  if (replicas) topic.say('replicationFactor', replicas.value(), replicas.place)
  topic.configure(follow(binding?.first('topicConfiguration', 'x-configs', 'configs'))?.settings() ?? [])
}
