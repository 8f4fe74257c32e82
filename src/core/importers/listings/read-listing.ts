import { defineImporter } from '../importer'
import { Listing } from './listing'
import { commandOf, isNoise } from './noise'
import { readTables } from './read-tables'
import { readAcls, readConfigs, readKcat, readLogDirs, readNames, readPairs } from './sections'
import { readTopics } from './topics'

const SECTIONS = [readTopics, readNames, readConfigs, readAcls, readLogDirs, readTables, readPairs, readKcat]

/**
 * What Kafka's own tools print, and rpk, the Confluent command line and kcat: any number of listings in one text,
 * one after the other, as people paste them.
 */
export const kafkaListing = defineImporter(({ name, text }, book) => {
  const listing = new Listing(text, name, book)
  while (listing.line) {
    const { text: line } = listing.line
    const inactive = /^\s*(?:Consumer|Share|Streams) group '(.*)' has no active members/.exec(line)
    if (inactive?.[1] !== undefined) {
      listing.group = inactive[1]
      const group = book.application(inactive[1], listing.place(), 'seen')
      group?.say('groupId', inactive[1], listing.place(), 'seen')
      if (group) group.isGroup = true
      listing.at += 1
      continue
    }
    const command = commandOf(line)
    if (command) {
      listing.command = command
      listing.group = command.group
      listing.topic = command.topic
      listing.at += 1
      continue
    }
    if (SECTIONS.some((read) => read(listing))) continue
    if (!isNoise(line)) listing.misread()
    listing.at += 1
  }
  listing.tellMisread()
  const { brokers, racks } = listing
  if (listing.hasReplicas) {
    book.cluster.say('brokers', brokers.size, listing.place(1), 'guessed')
    const count = brokers.size === 1 ? '1 broker appears' : `${brokers.size} brokers appear`
    book.guess(listing.place(1), `${count} in this listing: that many are taken.`)
  }
  if (racks.size > 0) book.cluster.say('racks', racks.size, listing.place(1), 'seen')
})
