import { mayBeByTime } from '../kafka/partitioners-of-files'
import type { Connector } from './design'

const KEYED = ['upsert', 'update']

/**
 * Returns whether what a sink hands over twice leaves the other end as if it had come once: it writes by key, or by the
 * offset of the record, or names its files after the offsets that are in them.
 *
 * @see the documentation of the JDBC sinks (insert.mode), of the Elasticsearch and OpenSearch sinks (the id of a
 * document is the key, or topic, partition and offset), and of Confluent's S3 sink (exactly-once delivery)
 */
export function isRepeatable({ class: name = '', config = {} }: Connector): boolean {
  if (/elasticsearch|opensearch/i.test(name)) return true
  if (/jdbc/i.test(name)) return KEYED.includes(String(config['insert.mode'] ?? '').toLowerCase())
  if (/^io\.confluent\.connect\.s3\./.test(name)) {
    const schedule = Number(config['rotate.schedule.interval.ms'] ?? -1)
    const isTimed = mayBeByTime(String(config['partitioner.class'] ?? ''))
    return schedule < 0 && (!isTimed || /^Record/i.test(String(config['timestamp.extractor'] ?? '')))
  }
  return false
}
