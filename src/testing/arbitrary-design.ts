import fc from 'fast-check'
import type { ConsumerGroup, Design, Producer, Suppression, Topic } from '@/core/model/design'
import { emptyDesign } from '@/core/model/empty-design'

/** Names with which code goes wrong that looks names up in plain objects, splits ids or parses arrows. */
const name = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[a-z][a-z0-9._-]{0,7}$/) },
  { weight: 1, arbitrary: fc.constantFrom('__proto__', 'constructor', 'a→b', 'topic:a', ' ', 'é', '0') },
)

const names = (maximum: number) => fc.uniqueArray(name, { maxLength: maximum })

const config = fc.dictionary(
  fc.constantFrom('linger.ms', 'retention.ms', 'min.insync.replicas', 'x.y'),
  fc.oneof(fc.integer(), fc.string({ maxLength: 5 }), fc.boolean()),
)

/** Leaves out what is undefined, as a document does. */
const tidy = <Value extends object>(value: { [Field in keyof Value]: Value[Field] | undefined }): Value =>
  Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as Value

const someOf = (topics: readonly string[]) => {
  const chosen = fc.shuffledSubarray([...topics], { maxLength: Math.min(4, topics.length) })
  return fc.option(
    chosen.map((some) => (some.length > 0 ? some : undefined)),
    { nil: undefined },
  )
}

const topicNamed = (own: string, topics: readonly string[]) =>
  fc
    .record({
      partitions: fc.option(fc.integer({ min: 1, max: 50 }), { nil: undefined }),
      config: fc.option(config, { nil: undefined }),
      coPartitionedWith: someOf(topics.filter((other) => other !== own)),
    })
    .map((fields) => tidy<Topic>({ name: own, ...fields }))

const producerNamed = (own: string, topics: readonly string[]) =>
  fc
    .record({
      instances: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
      produces: someOf(topics),
    })
    .map(({ instances, produces }) =>
      tidy<Producer>({
        name: own,
        instances,
        produces: produces?.map((topic) => ({ topic, recordsPerSecond: { average: 10 } })),
      }),
    )

const groupNamed = (own: string, topics: readonly string[]) =>
  fc
    .record({
      consumes: someOf(topics),
      deadLetter:
        topics.length > 0
          ? fc.option(fc.constantFrom(...topics), { nil: undefined })
          : fc.constant(undefined),
    })
    .map(({ consumes, deadLetter }) =>
      tidy<ConsumerGroup>({
        name: own,
        consumes: consumes?.map((topic) => ({ topic })),
        deadLetter: deadLetter === undefined ? undefined : { topic: deadLetter, recordsShare: 0.1 },
      }),
    )

const all = <Item>(items: readonly fc.Arbitrary<Item>[]) => fc.tuple(...items) as fc.Arbitrary<Item[]>

/**
 * Designs of up to some dozens of nodes in which every reference leads somewhere: any graph, cycles too, any
 * part of the layout, suppressions at nodes and at the cluster.
 */
export const arbitraryDesign: fc.Arbitrary<Design> = fc
  .tuple(names(6), names(4), names(5))
  .chain(([topics, producers, groups]) => {
    const ids = [
      ...topics.map((topic) => `topic:${topic}`),
      ...producers.map((producer) => `producer:${producer}`),
      ...groups.map((group) => `consumerGroup:${group}`),
    ]
    const coordinate = fc.integer({ min: -2000, max: 2000 })
    const place = fc.tuple(fc.constantFrom(...ids, 'topic:'), fc.tuple(coordinate, coordinate))
    const suppression = fc
      .constantFrom(...ids, 'cluster')
      .map((at): Suppression => ({ rule: 'topic-something', at, reason: 'because' }))
    return fc
      .record({
        topics: all(topics.map((topic) => topicNamed(topic, topics))),
        producers: all(producers.map((producer) => producerNamed(producer, topics))),
        consumerGroups: all(groups.map((group) => groupNamed(group, topics))),
        places: fc.option(fc.array(place, { maxLength: 8 }), { nil: undefined }),
        suppressions: fc.option(
          fc.uniqueArray(suppression, { selector: ({ at }) => at, minLength: 1, maxLength: 3 }),
          {
            nil: undefined,
          },
        ),
      })
      .map(({ places, suppressions, ...lists }) =>
        tidy<Design>({
          ...emptyDesign('Any'),
          ...lists,
          suppressions,
          layout: places && {
            positions: Object.fromEntries(places.filter(([id]) => id !== 'topic:')),
          },
        } as Design),
      )
  })
