/** What Kafka thinks of a topic's name. */
export interface TopicNameCheck {
  readonly ok: boolean
  /** Whether `.` or `_` occurs: metric names cannot tell them apart, so two such names may collide. */
  readonly hasCollisionChars: boolean
  /** The name with every `.` as `_`; two topics whose unified names are equal collide. */
  readonly unified: string
  /** A sentence for the reader, where the name is not legal. */
  readonly reason?: string
}

/** The longest name, in characters: the name and its partition must fit a directory name of 255. */
const MAXIMUM_LENGTH = 249

const ILLEGAL = /[^a-zA-Z0-9._-]/u

/**
 * Whether Kafka creates a topic of this name, and how it reads in metrics.
 *
 * Legal are 1 to 249 characters of `a-z`, `A-Z`, `0-9`, `.`, `_` and `-`, except `.` and `..`; anything
 * else is refused with InvalidTopicException.
 *
 * @see org.apache.kafka.common.internals.Topic
 */
export function checkTopicName(name: string): TopicNameCheck {
  const reason = illegality(name)
  return {
    ok: reason === undefined,
    hasCollisionChars: /[._]/.test(name),
    unified: name.replaceAll('.', '_'),
    ...(reason === undefined ? {} : { reason }),
  }
}

function illegality(name: string): string | undefined {
  if (name === '') return 'A topic needs a name of at least one character.'
  if (name === '.' || name === '..') return `Kafka does not take "${name}" as a topic's name.`
  if (name.length > MAXIMUM_LENGTH)
    return `The name has ${name.length} characters; Kafka takes at most ${MAXIMUM_LENGTH}.`
  const illegal = ILLEGAL.exec(name)?.[0]
  return illegal === undefined
    ? undefined
    : `The name holds ${shown(illegal)}; Kafka takes the letters A to Z and a to z, digits, ".", "_" and "-" only.`
}

function shown(character: string): string {
  if (character === ' ') return 'a space'
  if (/[\p{C}\p{Z}]/u.test(character))
    return `the character U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  return `"${character}"`
}

/**
 * Whether Kafka refuses to have both names in one cluster: they differ, and only in `.` against `_`.
 *
 * @see org.apache.kafka.common.internals.Topic.hasCollision, ReplicationControlManager
 */
export const collides = (one: string, other: string): boolean =>
  one !== other && one.replaceAll('.', '_') === other.replaceAll('.', '_')
