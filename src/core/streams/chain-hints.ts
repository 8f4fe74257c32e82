import { nearest } from '../kafka/nearest'
import { BEGINNINGS, OPERATIONS, OPTIONS } from './chain-habits'

const EMIT =
  'That a window goes on once, when it closes, is said of the window: `windowedBy tumbling 5 min emit windowCloses`; or it is held back by `suppress until windowCloses` after the aggregation.'

/** What is typed as an operation and is none of Kafka's, with what does it there. By the word in small letters. */
const INSTEAD: Readonly<Record<string, string>> = {
  transform: '`transform` went with Kafka 4.0: `process` does what it did.',
  flattransform: '`flatTransform` went with Kafka 4.0: `process` does what it did.',
  transformvalues: '`transformValues` went with Kafka 4.0: `processValues` does what it did.',
  flattransformvalues: '`flatTransformValues` went with Kafka 4.0: `processValues` does what it did.',
  through:
    '`through` went with Kafka 4.0: `repartition` does it with an internal topic, `to` and a `stream` of its own with one of yours.',
  sum: 'A sum is an `aggregate`, or a `reduce` of the values.',
  avg: 'An average is an `aggregate`.',
  min: 'A least value is a `reduce`.',
  max: 'A greatest value is a `reduce`.',
  where: '`where` is SQL: it is `filter` here.',
  having: '`having` is SQL: it is `filter` after the aggregation.',
  select: '`select` is SQL: it is `mapValues` here, or `selectKey` for another key.',
  partition: '`partition by` is SQL: it is `selectKey`, with a `repartition` behind it.',
  group: '`group by` is `groupByKey`, or `groupBy` for another key.',
  emit: EMIT,
  emitstrategy: EMIT,
  dedup: 'Kafka Streams has no operation for this: a `process` with a store does it.',
  deduplicate: 'Kafka Streams has no operation for this: a `process` with a store does it.',
  distinct: 'Kafka Streams has no operation for this: a `process` with a store does it.',
  delay: 'Kafka Streams has no operation for this: a `process` with a store does it.',
  lookup: 'A look-up is a `join` or a `leftJoin` with a table.',
  enrich: 'An enrichment is a `leftJoin` with a table or a global table.',
  broadcast: 'What every instance has whole is a `globalTable`.',
}

/** What may be meant by a word that is no operation: a sentence, and the word to write instead where there is one. */
export interface Hint {
  readonly message: string
  readonly instead?: string
}

/** Returns what to say of a word that is no operation. `isFirst` is whether no chain has begun yet. */
export function hintOfOperation(word: string, isFirst: boolean): Hint {
  const known = Object.hasOwn(INSTEAD, word.toLowerCase()) ? INSTEAD[word.toLowerCase()] : undefined
  if (known !== undefined) return { message: known }
  const near = near2(word, [...OPERATIONS, ...BEGINNINGS.slice(0, 5)])
  const none = `\`${word}\` is no operation of Kafka Streams.`
  if (near !== undefined) return { message: `${none} Did you mean \`${near}\`?`, instead: near }
  if (isFirst)
    return {
      message: `${none} A program begins with a topic, as \`stream ${word}\` or \`table ${word}\`.`,
      instead: `stream ${word}`,
    }
  return { message: `${none} A chain begins with ${BEGINNINGS.slice(0, 5).join(', ')}.` }
}

/** Operations whose condition or new value is code, which is not written here. */
const OF_CODE =
  /^(?:filter|filterNot|map|mapValues|flatMap|flatMapValues|selectKey|peek|foreach|groupBy|reduce|aggregate|process|processValues)$/

/** Returns what to say of a word that a step cannot be told. */
export function hintOfOption(word: string, op: string | undefined): Hint {
  const none = `\`${word}\` is not understood here.`
  const near = near2(word, OPTIONS)
  if (near !== undefined) return { message: `${none} Did you mean \`${near}\`?`, instead: near }
  if (/^on$/i.test(word))
    return {
      message: `${none} Streams join by the keys of their records: \`selectKey\` before gives another one; tables take \`foreign key\`.`,
    }
  if (/^by$/i.test(word))
    return {
      message: `${none} What is counted by stands before it: \`groupByKey\`, or \`groupBy\` for another key.`,
    }
  if (/^key$/i.test(word))
    return { message: `${none} A join of tables by another key is typed \`foreign key\`.` }
  if (op !== undefined && /^(?:filter|filterNot)$/.test(op))
    return {
      message: `${none} What \`${op}\` asks of a record is code, which is not written here: only how many pass, as \`${op} out 0.1\`.`,
    }
  if (op !== undefined && OF_CODE.test(op))
    return {
      message: `${none} What \`${op}\` makes of a record is code, which is not written here: only a name, and what comes out, as \`${op} named priced bytes 500\`.`,
    }
  return { message: none }
}

/** Two letters of a longer word may be wrong, one of a short one. */
function near2(word: string, known: readonly string[]): string | undefined {
  return (
    nearest(word, known) ??
    known.find((one) => one.length > 5 && one.toLowerCase().startsWith(word.toLowerCase()) && word.length > 3)
  )
}
