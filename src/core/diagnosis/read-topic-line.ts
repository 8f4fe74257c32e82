import type { Listing } from '../importers/listings/listing'
import { commandOf } from '../importers/listings/noise'
import { settingsOfText } from '../importers/listings/settings-text'
import { type TopicObservation, unseenTopic } from './observations'

const LABEL = /\b(?:Leader|Replicas|Isr|Elr|LastKnownElr|ReplicationFactor|Configs|PartitionCount|TopicId):/

/** Reads a topic's line, or a partition's, of `kafka-topics --describe`, with what a terminal broke off it. */
export function readTopicLine(listing: Listing, topics: Map<string, TopicObservation>): boolean {
  const start = listing.ahead()
  if (!/^[\s>|]*Topic:/.test(start)) return false
  let record = start
  listing.at += 1
  for (;;) {
    const next = listing.ahead()
    if (next.trim() === '' || /Topic:/.test(next) || !(LABEL.test(next) || isRest(record, next))) break
    const isBroken = /Configs:[^\t]*$/.test(record) || (/,\s*$/.test(record) && /^\s*\d/.test(next))
    record = isBroken ? record.trimEnd() + next.trim() : `${record} ${next.trim()}`
    listing.at += 1
  }
  const name = /Topic:\s*([^\s|]+)/.exec(record)?.[1]
  if (name === undefined) return true
  const topic = topics.get(name) ?? unseenTopic()
  topics.set(name, topic)
  const partition = /\bPartition:\s*(\d+)/.exec(record)?.[1]
  if (partition === undefined) {
    const count = /PartitionCount:\s*(\d+)/.exec(record)?.[1]
    if (count !== undefined) topic.partitions = Number(count)
    const configs = /Configs:\s*(.*)$/.exec(record)?.[1] ?? ''
    for (const [key, value] of settingsOfText(configs)) topic.configs.set(key, String(value))
    return true
  }
  const leader = /Leader:\s*(\S+)/.exec(record)?.[1]
  const [replicas, inSync] = [listIn(record, 'Replicas'), listIn(record, 'Isr')]
  topic.replicas.set(Number(partition), {
    leader: leader !== undefined && /^\d+$/.test(leader) ? Number(leader) : null,
    replicas: replicas.length,
    inSync: inSync.length,
    missing: replicas.filter((id) => !inSync.includes(id)),
    eligible: [...new Set([...inSync, ...listIn(record, 'Elr')])],
    lastEligible: listIn(record, 'LastKnownElr'),
  })
  return true
}

/** Ids of nodes are broken off after a comma, or after the label of their list. */
const NODES = /\b(?:Leader|Replicas|Isr|Elr|LastKnownElr):\s*[\d,]*$/

const isRest = (record: string, next: string): boolean =>
  (!NODES.test(record) || /^[\s\d,]+$/.test(next)) &&
  /[,=:]\s*$/.test(record) &&
  commandOf(next) === undefined &&
  /^[\s\w.,=:-]+$/.test(next)

const listIn = (record: string, label: string): readonly number[] =>
  (new RegExp(`(?:^|[\\t ])${label}:\\s*([\\d,]*)`).exec(record)?.[1] ?? '')
    .split(',')
    .filter((id) => id !== '')
    .map(Number)
