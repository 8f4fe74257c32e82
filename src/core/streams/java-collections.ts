/** Java's own streams, lists and the like, among a program of Kafka's DSL: they have calls of the same names. */
import type { JavaCall, JavaStatement } from './java-calls'

/** What begins a stream of Java's own, which has nothing to do with records, and what only such a one has. */
const COLLECTIONS =
  /^(?:Arrays|Stream|IntStream|LongStream|DoubleStream|StreamSupport|Optional\w*|Collections|Collectors|List|Set|Map|Files)$/
const OF_COLLECTIONS =
  /^(?:parallelStream|collect|toList|toArray|mapToObj|mapToInt|mapToLong|distinct|sorted|limit|skip|findFirst|findAny|anyMatch|allMatch|noneMatch|forEach|orElse\w*|stringPropertyNames)$/
/** Where something is done with records inside of one. */
const INSIDE =
  /\.\s*(?:stream|table|globalTable|to)\s*\(\s*[^)\s]|::\s*(?:stream|table|globalTable|merge)\b|\bKStream\b/

/**
 * Returns whether a statement is of lists and the like: `topics.stream().map(String::trim).collect(…)`. `known` are the
 * variables that hold such.
 */
export function isOfCollections({ on = '', calls }: JavaStatement, known: ReadonlySet<string>): boolean {
  if (COLLECTIONS.test(on) || known.has(on)) return true
  return calls.some(
    ({ name, args }, at) =>
      OF_COLLECTIONS.test(name) ||
      // What a builder is asked for without a topic was meant as one of records.
      (name === 'stream' && args.length === 0 && (at > 0 || !/^(?:|\w*builder)$/i.test(on))),
  )
}

/** Returns whether something is done with records inside of the arguments of calls: `topics.forEach(t -> builder.stream(t))`. */
export const hasRecordsInside = (calls: readonly JavaCall[]): boolean =>
  calls.some(({ args }) => args.some((arg) => INSIDE.test(arg)))
