import { defineImporter } from '../importer'
import { momentOf } from '../reading/moment'
import { readStreams } from '../streams/read-streams'
import { readBox } from './box'
import { readBrokerVersions } from './broker-versions'
import { readEndOffsets } from './end-offsets'
import { readKcat } from './kcat'
import { Listing } from './listing'
import { commandOf, isNoise } from './noise'
import { readTables } from './read-tables'
import { readReassignment } from './reassignment'
import { readAcls, readConfigs, readLogDirs, readNames, readPairs, readQuotas } from './sections'
import { readTopics } from './topics'

/** Topologies of Kafka Streams among listings, as far as lines go on to tell of them. */
function readTopologies(listing: Listing): boolean {
  if (!/(?:^|\s)(?:Topologies:|Sub-topology:)/.test(listing.ahead())) return false
  const start = listing.at
  let end = start
  while (
    end < listing.lines.length &&
    /Topologies:|Sub-topology:|Source:|Processor:|Sink:|-->|<--|^\s*$/.test(listing.lines[end] ?? '')
  )
    end += 1
  const { group } = listing
  const text = listing.lines.slice(start, end).join('\n')
  const said = group === undefined ? text : `--group ${group}\n${text}`
  const line = start + 1 - (group === undefined ? 0 : 1)
  if (!readStreams(said, { file: listing.file, line }, listing.book)) return false
  listing.at = end
  return true
}

/** A command goes on over no more lines than this. */
const MOST_TYPED = 20

/** What is typed on a line and on those on which it goes on, each behind a backslash. */
function typedAt(listing: Listing): { readonly text: string; readonly lines: number } {
  let text = listing.ahead()
  let lines = 1
  while (lines < MOST_TYPED && /\\\s*$/.test(text) && listing.ahead(lines).trim() !== '') {
    text = text.replace(/\\\s*$/, listing.ahead(lines))
    lines += 1
  }
  return { text, lines }
}

const SECTIONS = [
  readTopologies,
  readTopics,
  readNames,
  readQuotas,
  readConfigs,
  readBrokerVersions,
  readAcls,
  readReassignment,
  readLogDirs,
  readBox,
  readTables,
  readPairs,
  readKcat,
  readEndOffsets,
]

/**
 * What Kafka's own tools print, and rpk, the Confluent command line and kcat: any number of listings in one text,
 * one after the other, as people paste them.
 */
export const kafkaListing = defineImporter(({ name, text }, book) => {
  const listing = new Listing(text, name, book)
  while (listing.line) {
    const { text: line } = listing.line
    const inactive = /^\s*(Consumer|Share|Streams) group '(.*)' has no active members/.exec(line)
    const [, kind, id] = inactive ?? []
    if (id !== undefined) {
      listing.group = id
      const group = book.application(id, listing.place(), 'seen')
      group?.say('groupId', id, listing.place(), 'seen')
      if (group) group.isGroup = true
      if (group && kind === 'Streams') group.processes ??= new Set()
      listing.at += 1
      continue
    }
    const told = /^\s*Topic: (\S+) Configuration\s*$/.exec(line)?.[1]
    if (told !== undefined) {
      listing.topic = told
      listing.at += 1
      continue
    }
    const moment = momentOf(line)
    if (moment !== undefined) {
      listing.moment = moment
      listing.at += 1
      continue
    }
    const { text: typed, lines } = typedAt(listing)
    const command = commandOf(typed)
    if (command) {
      listing.command = command
      listing.group = command.group
      listing.topic = command.topic
      listing.at += lines
      continue
    }
    if (SECTIONS.some((read) => read(listing))) continue
    if (!isNoise(line)) listing.misread()
    listing.at += 1
  }
  listing.tellMisread()
  listing.tellHealth()
  const { brokers, racks } = listing
  if (listing.hasReplicas) {
    book.cluster.say('brokers', brokers.size, listing.place(1), 'guessed')
    const count = brokers.size === 1 ? '1 broker appears' : `${brokers.size} brokers appear`
    book.guess(listing.place(1), `${count} in this listing: that many are taken.`)
  }
  if (racks.size > 0) book.cluster.say('racks', racks.size, listing.place(1), 'seen')
})
