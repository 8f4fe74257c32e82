import { formatDuration, formatRecordsPerSecond } from '../../shared/format'
import type { FactBook } from '../facts/fact-book'
import { defineImporter } from '../importer'
import { readFields } from '../reading/field'
import type { Place } from '../source'
import { type Span, spansOf } from './spans'

/**
 * Traces as OpenTelemetry's collector, Jaeger and Zipkin write them: which service writes and reads which topic, as
 * which group, and how often in the time that the traces cover. That all of it was traced nobody says, so that a rate is
 * what was seen.
 *
 * @see OpenTelemetry, semantic conventions for Kafka, and their names before 1.25
 */
export const traces = defineImporter(({ name, text }, book) => {
  const spans = readFields({ name, text: asOneDocument(text) }, book).flatMap(spansOf)
  const calls = spans.flatMap((span) => callOf(span) ?? [])
  const span = windowOf(spans)
  const edges = new Map<string, { readonly call: Call; records: number }>()
  for (const call of calls) {
    const key = `${call.joint}\n${call.application}\n${call.topic}`
    const known = edges.get(key)
    if (known) known.records += call.records
    else edges.set(key, { call, records: call.records })
  }
  sayBytes(calls, book)
  for (const { call, records } of edges.values()) draw(call, records, span, book)
  tell(spans.length, calls, span, { file: name, line: 1 }, book)
})

/** One trace a line, as the collector's file exporter writes them, is a list of them; lines stay where they are. */
function asOneDocument(text: string): string {
  const lines = text.split(/\r\n?|\n/)
  const said = lines.filter((line) => line.trim() !== '')
  const isLines = said.length > 1 && said.every((line) => /^\s*\{.*\}\s*$/.test(line))
  if (!isLines) return text
  const last = lines.findLastIndex((line) => line.trim() !== '')
  return `[${lines.map((line, at) => (line.trim() === '' || at >= last ? line : `${line},`)).join('\n')}]`
}

interface Call {
  readonly joint: 'reads' | 'writes'
  readonly application: string
  readonly group: string | undefined
  readonly topic: string
  readonly records: number
  /** Of the body of one record, where the span has one and tells it. */
  readonly bytes: number | undefined
  readonly place: Place
}

const WRITES = /^(?:publish|send|create)$/i
const READS = /^(?:receive|process|poll|consume|deliver)$/i

function callOf({ service, kind, attributes, place }: Span): Call | undefined {
  const of = (...keys: readonly string[]) =>
    keys.map((key) => attributes.get(key)).find((value) => value !== undefined)
  const topic = of(
    'messaging.destination.name',
    'messaging.destination',
    'kafka.topic',
    'message_bus.destination',
  )
  const system = of('messaging.system', 'component', 'peer.service')
  if (topic === undefined || service === undefined) return undefined
  if (!/kafka/i.test(system ?? '') && attributes.get('kafka.topic') === undefined) return undefined
  const operation = of('messaging.operation.type', 'messaging.operation', 'messaging.operation.name') ?? ''
  const joint =
    kind === 'producer' || WRITES.test(operation)
      ? 'writes'
      : kind === 'consumer' || READS.test(operation)
        ? 'reads'
        : undefined
  if (joint === undefined) return undefined
  const group = of(
    'messaging.consumer.group.name',
    'messaging.kafka.consumer.group',
    'messaging.kafka.consumer_group',
  )
  const bytes = Number(
    of(
      'messaging.message.body.size',
      'messaging.message.envelope.size',
      'messaging.message.payload_size_bytes',
      'messaging.message_payload_size_bytes',
    ),
  )
  const batch = Number(of('messaging.batch.message_count') ?? 1)
  return {
    joint,
    application: service,
    group: joint === 'reads' ? group : undefined,
    topic,
    records: Number.isFinite(batch) && batch > 0 ? batch : 1,
    bytes: bytes > 0 && !(batch > 1) ? bytes : undefined,
    place,
  }
}

/** Milliseconds from the first span to the last. */
function windowOf(spans: readonly Span[]): number {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const { start } of spans) {
    if (!Number.isFinite(start)) continue
    first = Math.min(first, start)
    last = Math.max(last, start)
  }
  return last > first ? last - first : 0
}

/** Traces of a shorter time tell no rate. */
const LEAST_MS = 10_000

function draw(call: Call, records: number, ms: number, book: FactBook): void {
  const { joint, topic, place } = call
  const application = book.application(call.application, place, 'seen')
  if (!application) return
  if (joint === 'reads') application.isGroup = true
  application.isOneProgram = true
  if (call.group !== undefined) application.say('groupId', call.group, place, 'seen')
  const rate = ms >= LEAST_MS ? Number(((records / ms) * 1000).toPrecision(3)) : 0
  book.join(
    application,
    joint,
    topic,
    place,
    'seen',
    rate > 0 ? { recordsPerSecond: { average: rate } } : undefined,
  )
  if (joint === 'writes' && rate > 0)
    book.guess(
      place,
      `\`${call.application}\` wrote ${formatRecordsPerSecond(rate)} to \`${topic}\` in the ${formatDuration(ms)} of these traces: drawn as its average rate. Where only a part is traced, it is more.`,
    )
}

/** Says how large the records of each topic are, by the spans that tell it. */
function sayBytes(calls: readonly Call[], book: FactBook): void {
  const sizes = new Map<string, { sum: number; count: number; readonly place: Place }>()
  for (const { topic, bytes, place } of calls) {
    if (bytes === undefined) continue
    const known = sizes.get(topic) ?? { sum: 0, count: 0, place }
    known.sum += bytes
    known.count += 1
    sizes.set(topic, known)
  }
  for (const [topic, { sum, count, place }] of sizes)
    book.topic(topic, place, 'seen').say('record.averageBytes', Math.round(sum / count), place, 'seen')
}

function tell(spans: number, calls: readonly Call[], ms: number, place: Place, book: FactBook): void {
  if (calls.length === 0)
    book.lose(
      place,
      `None of the ${spans} spans here tells a topic of Kafka (\`messaging.destination.name\`).`,
    )
  else if (ms < LEAST_MS)
    book.lose(
      place,
      'These traces cover less than 10 s: how often each topic is written is not taken from them.',
    )
}
