import { checkTopicName } from '../../kafka/topic-name'
import type { Topic } from '../design'
import { newTopicWith } from '../new-topic'
import type { Kind } from './kind'
import { namesReference } from './ports'

export const topic = {
  list: 'topics',
  words: { singular: 'topic', plural: 'topics', does: 'Kafka copies nothing from topic to topic.' },
  config: 'topic',
  key: 't',
  size: { width: 218, height: 94 },
  ports: [],
  references: [namesReference<Topic>()('coPartitionedWith')],
  create: (name, { brokers }) => newTopicWith(name, brokers),
  whyNotName: (name) => checkTopicName(name).reason ?? null,
} as const satisfies Kind<Topic>
