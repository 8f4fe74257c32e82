import { keyHash } from '../sizing/key-hash'
import type { TopicView } from '../views/views'
import { hashAlike } from './hash-alike-fix'
import type { Report } from './rule'

const plain = (field: string): string => field.toLowerCase().replace(/[^a-z0-9]/g, '')

/** Whether two fields may be one: the same letters, or one the end of the other, as `id` is of `customerId`. */
function isSameField(one: string, other: string): boolean {
  const [a, b] = [plain(one), plain(other)]
  return a.endsWith(b) || b.endsWith(a)
}

/** Returns why records of one key are not in the partition of the same number of two topics; undefined where nothing says so. */
export function joinedApart(one: TopicView, other: TopicView): Report | undefined {
  const keyless = [one, other].find(({ topic }) => topic.key?.strategy === 'none')
  if (keyless) {
    const partner = keyless === one ? other : one
    return {
      at: keyless.id,
      message: `\`${keyless.name}\` has no key, and is to be joined with \`${partner.name}\``,
      field: 'key.strategy',
      evidence: [
        { name: `key of ${keyless.name}`, value: 'none' },
        { name: `key of ${partner.name}`, value: partner.topic.key?.field ?? 'not stated' },
      ],
    }
  }
  const fields = [one, other].map(({ topic }) => topic.key?.field)
  if (fields[0] !== undefined && fields[1] !== undefined && !isSameField(fields[0], fields[1])) {
    return {
      at: one.id,
      severity: 'info',
      message: `\`${one.name}\` and \`${other.name}\` are to be joined, and are keyed by \`${fields[0]}\` and \`${fields[1]}\``,
      field: 'key.field',
      evidence: [one, other].map(({ name, topic }) => ({
        name: `key of ${name}`,
        value: topic.key?.field ?? '',
      })),
    }
  }
  const writers = [...one.writers, ...other.writers]
  const [first] = one.writers
  const hash = first && keyHash(first)
  const odd = other.writers.find((writer) => keyHash(writer) !== hash)
  if (first === undefined || hash === undefined || odd === undefined || one.partitions === 1) return undefined
  return {
    at: other.id,
    message: `\`${one.name}\` and \`${other.name}\` are to be joined, and \`${first.producer.name}\` and \`${odd.producer.name}\` hash their keys differently`,
    field: 'key',
    evidence: writers.map((writer) => ({
      name: `key hash of ${writer.producer.name}`,
      value: keyHash(writer),
    })),
    fix: hashAlike(writers),
  }
}
