import type { ConsumerGroup, Design, Producer, Topic } from '@/core/model/design'
import { emptyLists } from '@/core/model/empty-design'
import { legalConfig } from './legal-config'
import { Random } from './random'

const GENERATED = 200

const WORDS = ['orders', 'payments', 'clicks', 'audit', 'user', 'events', 'dead', 'letters', 'v2', 'EU', '0']

/** Legal by every rule of names; no two designs share one, and no two names of a design collide. */
function topicName(number: number, index: number, random: Random): string {
  const words = Array.from({ length: random.whole(1, 3) }, () => random.pick(WORDS))
  const name = `g${number}${random.pick(['.', '_', '-'])}${words.join(random.pick(['.', '_', '-']))}-${index}`
  return random.chance(0.05) ? name.padEnd(249, 'x') : name
}

/**
 * A design that Kafka takes: topics with legal settings and no more replicas than brokers, producers of every
 * guarantee and groups of every way to commit.
 */
function generatedDesign(number: number, brokers: number, random: Random): Design {
  const topics = Array.from({ length: random.whole(1, 3) }, (_, index): Topic => {
    const config = legalConfig('topic', random, 6)
    return {
      name: topicName(number, index, random),
      ...(random.chance(0.85) && { partitions: random.chance(0.1) ? 'auto' : random.whole(1, 6) }),
      ...(random.chance(0.85) && { replicationFactor: random.whole(1, brokers) }),
      ...(Object.keys(config).length > 0 && { config }),
    }
  })
  const pickTopics = () => topics.filter(() => random.chance(0.7)).map(({ name }) => ({ topic: name }))
  return {
    surveyor: 1,
    ...emptyLists(),
    name: `Generated ${number}`,
    cluster: { kafkaVersion: '4.3', brokers, environment: 'development' },
    topics,
    producers: [producer(number, random, pickTopics())],
    consumerGroups: [group(number, random, pickTopics())],
  }
}

/** The same designs for the same seed. */
export function generatedDesigns(seed: number): Design[] {
  const random = new Random(seed)
  return Array.from({ length: GENERATED }, (_, number) =>
    generatedDesign(number, random.chance(0.4) ? 1 : 3, random),
  )
}

const producer = (number: number, random: Random, produces: Producer['produces']): Producer => ({
  name: `writer ${number}${random.pick(['', ' é', ' =:#'])}`,
  delivery: random.pick(['at-most-once', 'at-least-once', 'exactly-once'] as const),
  produces,
  config: legalConfig('producer', random, 5),
})

const group = (number: number, random: Random, consumes: ConsumerGroup['consumes']): ConsumerGroup => ({
  name: `readers ${number}${random.pick(['', ' é', ' =:#'])}`,
  commit: random.pick(['auto', 'after-processing', 'transactional'] as const),
  consumes,
  config: legalConfig('consumer', random, 5),
})
