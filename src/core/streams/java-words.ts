/** What Java says in arguments, in the words of a program as it is typed: windows, names and stores. */
import { durationText, quoted, windowText } from './chain-words'
import { callsOf, type JavaCall, stringOf } from './java-calls'
import { JavaError, millisOf, type Resolve } from './java-durations'
import type { Window } from './processing'

const lasting = (text: string | undefined, resolve: Resolve): string => durationText(millisOf(text, resolve))

const find = (calls: readonly JavaCall[], pattern: RegExp) => calls.find(({ name }) => pattern.test(name))

const DAY_MS = 86_400_000

/**
 * How long the windows wait that were made before there was a method for the grace: 24 hours, less what they span. As
 * `TimeWindows.of`, `SessionWindows.with` and `JoinWindows.of` have it in every release of Kafka that has them.
 */
const oldGraceOf = (spanMs: number): number | undefined => (spanMs < DAY_MS ? DAY_MS - spanMs : undefined)

/** The window of `windowedBy`: `tumbling 5 min grace 1 min`. */
export function windowOf(text: string, resolve: Resolve): string {
  const said = resolve(text)
  const { on = '', calls } = callsOf(said)
  const kind = `${on}${calls[0]?.name ?? ''}`
  const size = calls.find(({ name }) => /^(?:of|with)/.test(name))
  if (!size || !/Windows/.test(said))
    throw new JavaError(
      `\`${said.slice(0, 60)}\` is no window: type \`windowedBy tumbling 5 min\`, or hopping, sliding or session.`,
    )
  const ms = millisOf(size.args[0], resolve)
  const grace = find(calls, /^grace$/)?.args[0] ?? (/AndGrace$/.test(size.name) ? size.args[1] : undefined)
  const isOld = /^(?:of|with)$/.test(size.name)
  const graceMs = grace !== undefined ? millisOf(grace, resolve) : isOld ? oldGraceOf(ms) : undefined
  const withGrace = graceMs === undefined ? {} : { graceMs }
  const advance = find(calls, /^advanceBy$/)?.args[0]
  const window: Window = /^Session/.test(kind)
    ? { kind: 'session', gapMs: ms, ...withGrace }
    : /^Sliding/.test(kind)
      ? { kind: 'sliding', differenceMs: ms, ...withGrace }
      : advance === undefined
        ? { kind: 'tumbling', sizeMs: ms, ...withGrace }
        : { kind: 'hopping', sizeMs: ms, advanceMs: millisOf(advance, resolve), ...withGrace }
  return windowText(window)
}

/** `within 5 min grace 1 min` of `JoinWindows`. */
export function joinWindowOf(text: string, resolve: Resolve): string {
  const { calls } = callsOf(resolve(text))
  const size = find(calls, /^of/)
  const ms = millisOf(size?.args[0], resolve)
  const side = (name: RegExp) => find(calls, name)?.args[0]
  const [before, after] = [side(/^before$/), side(/^after$/)]
  const grace = side(/^grace$/) ?? (/AndGrace$/.test(size?.name ?? '') ? size?.args[1] : undefined)
  const apart =
    before === undefined && after === undefined
      ? `within ${durationText(ms)}`
      : `before ${before === undefined ? durationText(ms) : lasting(before, resolve)} after ${after === undefined ? durationText(ms) : lasting(after, resolve)}`
  // `before` and `after` leave the grace as `of` made it.
  const graceMs =
    grace !== undefined ? millisOf(grace, resolve) : size?.name === 'of' ? oldGraceOf(2 * ms) : undefined
  return graceMs === undefined ? apart : `${apart} grace ${durationText(graceMs)}`
}

/** `until windowCloses`, or `until timeLimit every 1 min`. */
export function suppressedOf(text: string, resolve: Resolve): string {
  const { calls } = callsOf(resolve(text))
  const limit = find(calls, /^untilTimeLimit$/)
  return limit ? `until timeLimit every ${lasting(limit.args[0], resolve)}` : 'until windowCloses'
}

const NAMING =
  /^(?:Named|Grouped|Joined|Consumed|Produced|Printed|TableJoined|Branched|StreamJoined|Repartitioned|Suppressed)$/
const OPTIONS =
  /^\s*(?:Named|Grouped|Joined|Consumed|Produced|Printed|TableJoined|Branched|StreamJoined|Repartitioned|Suppressed|Materialized|JoinWindows|Stores)\b/

/** Whether an argument says something of names, stores, types or windows, and is no function. */
export const isOption = (text: string, resolve: Resolve): boolean => OPTIONS.test(resolve(text))

/** What the arguments of a call say of names and stores: ` named x store y memory retention 1 d`. */
export function optionsOf(args: readonly string[], resolve: Resolve): string {
  const said: string[] = []
  for (const written of args) {
    const arg = resolve(written)
    const { on = '', calls } = callsOf(arg)
    if (on === 'Materialized' || (on === 'StreamJoined' && /Store/.test(arg)))
      said.push(...storeOf(calls, resolve))
    if (NAMING.test(on)) {
      const names = calls.flatMap(({ name, args: of }) =>
        /^(?:as|named|withName|with|keySerde)$/.test(name) && !(on === 'StreamJoined' && name === 'as')
          ? of.flatMap((one) => stringOf(resolve(one)) ?? [])
          : [],
      )
      const name = names.at(-1)
      if (name !== undefined) said.push(`named ${quoted(name)}`)
      const partitions = find(calls, /^(?:withNumberOfPartitions|numberOfPartitions)$/)?.args[0]
      if (partitions !== undefined) said.unshift(resolve(partitions))
      if (on === 'StreamJoined' && calls[0]?.name === 'as') said.push(...storeOf(calls, resolve))
    }
  }
  return said.map((word) => ` ${word}`).join('')
}

const FLAGS: Readonly<Record<string, string>> = {
  withLoggingDisabled: 'unlogged',
  withCachingDisabled: 'uncached',
  withCachingEnabled: 'cached',
}

function storeOf(calls: readonly JavaCall[], resolve: Resolve): string[] {
  const said: string[] = []
  for (const { name, args } of calls) {
    const arg = resolve(args[0] ?? '')
    if (FLAGS[name] !== undefined) said.push(FLAGS[name])
    if (name === 'withRetention') said.push(`retention ${lasting(arg, resolve)}`)
    if (/IN_MEMORY|inMemory/.test(arg)) said.push('memory')
    if (!/^(?:as|withStoreName)$/.test(name)) continue
    const supplier = callsOf(arg).calls[0]
    const store = stringOf(arg) ?? stringOf(resolve(supplier?.args[0] ?? ''))
    if (store !== undefined) said.unshift(`store ${quoted(store)}`)
    if (supplier && /Versioned/.test(supplier.name))
      said.push(`history ${lasting(supplier.args[1], resolve)}`)
    else if (supplier && /(?:Window|Session)Store$/.test(supplier.name) && supplier.args[1] !== undefined)
      said.push(`retention ${lasting(supplier.args[1], resolve)}`)
  }
  return said
}
