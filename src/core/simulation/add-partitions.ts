import { isKeyless } from '../sizing/key-spread'
import { sharesFor } from './build-topic'
import { endAt } from './endings'
import { feed, setWritable } from './feed'
import { leaveOut } from './keyless'
import { noteTopic } from './outages'
import { rebalance } from './rebalance'
import { OPEN, type TopicState, type World } from './state'
import { aboutGroup, aboutTopic, sayTime, tell } from './tell'
import { settleWrites } from './writes'

/** A topic gets more partitions: keys move at once, readers see the new ones when they ask for metadata again. */
export function addPartitions(world: World, topic: TopicState, count: number, at: number): void {
  if (count <= topic.partitions) return
  for (let partition = 0; partition < topic.size; partition += 1) settleWrites(topic, partition, at)
  const before = topic.partitions
  topic.partitions = Math.min(topic.size, count)
  topic.shares = sharesFor(topic.view, topic.partitions, topic.size)
  leaveOut(topic)
  topic.sharesFrom.push({ atSeconds: at, shares: [...topic.shares.subarray(0, topic.partitions)] })
  tell(
    world,
    at,
    aboutTopic(topic),
    `${topic.name} has ${topic.partitions} partitions, ${before} before${isKeyless(topic.view.topic, topic.view.writers) ? '' : ': the order of keys that move is lost'}`,
  )
  noteTopic(topic, at)
  world.brokerParts = null
  for (let partition = before; partition < topic.partitions; partition += 1)
    setWritable(world, topic, partition, OPEN, at)
  for (const { group, from } of topic.readers)
    for (let partition = before; partition < topic.partitions; partition += 1) {
      group.nobody.owned.push(from + partition)
      group.neverRead.add(from + partition)
    }
  feed(world, topic, at)
  for (const { group, from } of topic.readers) {
    if (group.refusal !== null) continue
    // A coordinator that assigns by itself knows of them at once, and tells a member when it asks.
    const isServers = group.protocol === 'consumer' || group.protocol === 'share'
    const seconds = isServers ? group.heartbeatSeconds : group.metadataSeconds
    endAt(world, at + seconds, (then) => {
      // A rebalance that came before has given them to somebody.
      if (group.owner.subarray(from + before, from + topic.partitions).every((owner) => owner >= 0)) return
      const why = isServers ? 'a heartbeat' : 'metadata.max.age.ms'
      tell(
        world,
        then,
        aboutGroup(group),
        `${group.name} sees the new partitions of ${topic.name} (${sayTime(seconds)}, ${why})`,
      )
      rebalance(world, group, then, `${topic.name} has more partitions`)
    })
  }
}
