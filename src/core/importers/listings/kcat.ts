import type { Listing } from './listing'

/** What kcat -L prints: brokers, topics and their partitions. */
export function readKcat(listing: Listing): boolean {
  const text = listing.ahead()
  const broker = /^\s+broker (\d+) at \S+/.exec(text)
  const topic = /^\s+topic "(.+)" with (\d+) partitions?:?/.exec(text)
  const partition = /^\s+partition (\d+), leader (-?\d+), replicas: (\d+(?:,\d+)*)(?:, isrs: ([\d,]*))?/.exec(
    text,
  )
  if (!broker && !topic && !partition && !/^\s*(?:\d+ (?:brokers|topics):|Metadata for )/.test(text))
    return false
  const place = listing.place()
  listing.at += 1
  if (broker) listing.addReplicas([broker[1] ?? ''])
  if (topic) {
    listing.topic = topic[1]
    if (!/^__/.test(topic[1] ?? ''))
      listing.book.topic(topic[1], place, 'seen').say('partitions', topic[2], place, 'seen')
  }
  if (partition) {
    const [, number, leader, list = '', inSync] = partition
    const ids = list.split(',').filter((id) => id !== '')
    listing.addReplicas(ids)
    if (listing.topic !== undefined) {
      listing.assign(listing.topic, Number(number), ids.join(','))
      const synced = inSync?.split(',').filter((id) => id !== '').length ?? ids.length
      listing.noteHealth(listing.topic, leader !== '-1', synced, ids.length, place.line)
    }
    if (listing.topic !== undefined && !/^__/.test(listing.topic)) {
      listing.book.topic(listing.topic, place, 'seen').say('replicationFactor', ids.length, place, 'guessed')
    }
  }
  return true
}
