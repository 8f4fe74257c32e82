/** Where records without keys go while some partitions have no leader. */
import { isKeyless } from '../sizing/key-spread'
import { sharesFor } from './build-topic'
import { feed } from './feed'
import { giveUp } from './losses'
import { OPEN, type TopicState, type World } from './state'
import { aboutTopic, sayPartitions, tell } from './tell'
import { settleWrites } from './writes'

/**
 * Producers that write without keys leave out partitions that their metadata says nobody leads; until the controller has
 * missed a crashed broker it says that this broker does. librdkafka chooses a second time of all partitions where its
 * first choice has no leader. Where nobody leads any partition they go on as before.
 *
 * @see BuiltInPartitioner.nextPartition, Cluster.availablePartitionsForTopic; rd_kafka_msg_partitioner_random
 */
export function spreadKeyless(world: World, at: number): void {
  for (const topic of world.topics.values())
    if (isKeyless(topic.view.topic, topic.view.writers)) spread(world, topic, at)
}

function spread(world: World, topic: TopicState, at: number): void {
  const left = new Set<number>()
  for (let partition = 0; partition < topic.partitions; partition += 1)
    if (isKnownLeaderless(world, topic, partition)) left.add(partition)
  const before = topic.leftOut
  if (left.size === before.size && [...left].every((partition) => before.has(partition))) return
  for (let partition = 0; partition < topic.partitions; partition += 1) settleWrites(topic, partition, at)
  topic.leftOut = left
  topic.shares = sharesFor(topic.view, topic.partitions, topic.size)
  leaveOut(topic)
  topic.blockedShare = 0
  for (let partition = 0; partition < topic.partitions; partition += 1)
    if (topic.writable[partition] !== OPEN) topic.blockedShare += topic.shares[partition] ?? 0
  topic.sharesFrom.push({ atSeconds: at, shares: [...topic.shares.subarray(0, topic.partitions)] })
  for (const partition of left) if (!before.has(partition)) giveUpLater(world, topic, partition, at)
  feed(world, topic, at)
  const led = topic.partitions - left.size
  if (left.size > before.size && led > 0 && topic.rate > 0)
    tell(
      world,
      at,
      aboutTopic(topic),
      `Records of ${topic.name} have no keys, and go to ${led === 1 ? 'the one partition' : `the ${sayPartitions(led)}`} with a leader`,
    )
}

/** Whether all that may lead a partition are known to be gone. */
const isKnownLeaderless = (world: World, topic: TopicState, partition: number): boolean =>
  (topic.leader[partition] ?? -1) < 0 &&
  (topic.replicas?.[partition] ?? []).every((id) => world.brokers[id - 1]?.isFenced !== false)

/** Takes what partitions that are left out would get to the others. */
export function leaveOut(topic: TopicState): void {
  const { leftOut, shares } = topic
  let share = 0
  for (const partition of leftOut) share += shares[partition] ?? 0
  if (share === 0 || share >= 1 - 1e-9) return
  const rate = topic.sources.reduce((sum, source) => sum + source.rate, 0)
  const twice = topic.sources.reduce(
    (sum, { family, rate: own }) => sum + (family === 'librdkafka' ? own : 0),
    0,
  )
  const kept = rate > 0 ? (twice / rate) * share : 0
  for (let partition = 0; partition < topic.partitions; partition += 1)
    shares[partition] =
      (shares[partition] ?? 0) * (leftOut.has(partition) ? kept : (1 - share * kept) / (1 - share))
}

/** What was sent to a partition before it was left out is given up when its time is over, unless somebody leads it by then. */
function giveUpLater(world: World, topic: TopicState, partition: number, at: number): void {
  const pending = topic.pending[partition] ?? 0
  // What goes on coming in pushes the oldest out by itself.
  if (pending === 0 || topic.rate === 0 || (topic.shares[partition] ?? 0) > 0) return
  for (const { rate, holdsSeconds } of topic.sources) {
    const own = (pending * rate) / topic.rate
    if (own === 0) continue
    world.agenda.plan(at + holdsSeconds, (then) => {
      if (!topic.leftOut.has(partition)) return
      const over = Math.min(own, topic.pending[partition] ?? 0)
      topic.pending[partition] = (topic.pending[partition] ?? 0) - over
      giveUp(topic, partition, then, then, over, rate)
    })
  }
}
