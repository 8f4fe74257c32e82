/** What reaches the log of a partition, what waits at those who write it, and what they give up. */
import { giveUp } from './losses'
import type { Gate, Source } from './source'
import { OPEN, TOO_FEW, type TopicState } from './state'

/** Brings one partition of a topic to a moment: what was offered, what waits at producers, what they gave up. */
export function settleWrites(topic: TopicState, partition: number, at: number): void {
  const seconds = at - (topic.since[partition] ?? 0)
  topic.since[partition] = at
  if (seconds <= 0) return
  const rate = topic.rate * (topic.shares[partition] ?? 0)
  const offered = rate * seconds
  topic.offered[partition] = (topic.offered[partition] ?? 0) + offered
  const state = topic.writable[partition]
  if (state === OPEN) settleGates(topic, partition, seconds, at)
  if (state === OPEN || offered === 0) return
  const held = state === TOO_FEW ? offered * topic.strict : offered
  if (state === TOO_FEW) topic.turnedAway += held
  const room = roomAtProducers(topic, partition)
  const pending = (topic.pending[partition] ?? 0) + held
  const kept = Math.min(pending, room)
  topic.pending[partition] = kept
  giveUp(topic, partition, at - seconds, at, pending - kept, held / seconds)
}

/**
 * Records that a source holds of a rate of its own, which is of all that it is held back in: what it has not got rid of
 * until delivery.timeout.ms is over, at most what its buffer has room for and what calls that wait for room bring.
 *
 * @see RecordAccumulator.append, Sender.sendProducerData
 */
const roomOf = (
  { holdsSeconds, holdsRecords, blocksSeconds }: Source,
  rate: number,
  buffer: number,
): number => Math.min(rate * holdsSeconds, holdsRecords * buffer + rate * blocksSeconds)

/** Records of a partition that its producers hold before the oldest are given up. */
function roomAtProducers(topic: TopicState, partition: number): number {
  const share = topic.shares[partition] ?? 0
  const held = Math.max(share, topic.blockedShare)
  if (held === 0) return 0
  let room = 0
  for (const source of topic.sources)
    if (source.rate > 0) room += roomOf(source, source.rate * held, source.bufferShare ?? 1)
  return (room * share) / held
}

function settleGates(topic: TopicState, partition: number, seconds: number, at: number): void {
  for (const source of topic.gated) {
    const { gate } = source
    if (!gate) continue
    const share = topic.shares[partition] ?? 0
    const offered = gate.rate * share
    const sent = gate.sent[partition] ?? 0
    const backlog = (gate.backlog[partition] ?? 0) + (offered - sent) * seconds
    // What leaves its buffer makes room; where nothing does, it is what comes in that is given up.
    const room =
      source.group !== undefined
        ? backlog
        : gate.heldUp[partition]
          ? offered * source.blocksSeconds
          : roomOf(source, sent > 0 ? sent : offered, share * (source.bufferShare ?? 1))
    const kept = Math.max(
      0,
      offered > sent ? Math.min(backlog, Math.max(room, gate.backlog[partition] ?? 0)) : backlog,
    )
    gate.backlog[partition] = kept
    if (backlog > kept) giveUp(topic, partition, at - seconds, at, backlog - kept, offered - sent)
  }
}

/** Records of a partition that wait at those who are held back. */
export function backlogOf({ gated }: TopicState, partition: number): number {
  let records = 0
  for (const { gate } of gated) records += gate?.backlog[partition] ?? 0
  return records
}

/** Records a second that reach the log of a partition. */
export function writtenRate(topic: TopicState, partition: number): number {
  if (partition >= topic.partitions) return 0
  const share = topic.shares[partition] ?? 0
  const state = topic.writable[partition]
  if (state === TOO_FEW) return topic.rate * share * (1 - topic.strict)
  if (state !== OPEN) return 0
  let rate = topic.rate * share
  for (const { gate } of topic.gated) if (gate) rate += (gate.sent[partition] ?? 0) - gate.rate * share
  return rate
}

/** Takes what waits for a partition that takes writes again: returns what is written at once, and leaves the rest to the gates. */
export function flush(topic: TopicState, partition: number): number {
  const pending = topic.pending[partition] ?? 0
  topic.pending[partition] = 0
  let written = pending
  for (const { gate } of topic.gated) {
    if (!gate || topic.rate === 0) continue
    const own = (pending * gate.rate) / topic.rate
    gate.backlog[partition] = (gate.backlog[partition] ?? 0) + own
    written -= own
  }
  return written
}

/** Records a second that are offered to partitions which take them, and held back all the same; less than none while more is sent. */
export function heldBack(topic: TopicState, source: Source): number {
  const { gate } = source
  if (!gate || !topic.gated.includes(source)) return 0
  let held = 0
  for (let partition = 0; partition < topic.partitions; partition += 1)
    if (topic.writable[partition] === OPEN)
      held += gate.rate * (topic.shares[partition] ?? 0) - (gate.sent[partition] ?? 0)
  return held
}

/** Returns the gate of a source, closed for the first time where it has none. */
export function gateOf(topic: TopicState, source: Source): Gate {
  source.gate ??= {
    rate: 0,
    backlog: new Float64Array(topic.size),
    sent: new Float64Array(topic.size),
    heldUp: new Uint8Array(topic.size),
  }
  if (topic.gated.includes(source)) return source.gate
  source.gate.rate = source.rate
  source.gate.heldUp.fill(0)
  topic.gated = [...topic.gated, source]
  return source.gate
}
