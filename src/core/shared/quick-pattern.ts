/**
 * Patterns that others wrote, and that come with a drawing. JavaScript tries every way in which a pattern can fit, of which
 * some have more than anybody waits for: `(a+)+b` doubles them with each letter. Such patterns are not run here.
 */

/** Topics have no longer names in Kafka, and longer ones are not matched. */
const LONGEST_NAME = 249
/** More ways than these to fit one name are not tried: two `.*` are fine, three are not. */
const MOST_WAYS = 150_000
const LONGEST_PATTERN = 20_000

/** Classes, groups, repetitions, and single letters or escapes. */
const TOKENS =
  /\\[pP]\{\w*\}|\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|\((?:\?(?:<?[=!]|:|<\w+>))?|[*+?][?+]?|\{\d*,?\d*\}\??|[\s\S]/g
const REPEATS = /^[*+?{]/

/**
 * Returns a test of whether a pattern fits all of a name; undefined of a pattern that JavaScript does not read as Java does,
 * or that could take long: with repeated groups, or with more than two repetitions that can share letters.
 */
export function wholeNameTest(pattern: string): ((name: string) => boolean) | undefined {
  const found = quickPattern(`^(?:${pattern})$`, waysOf(pattern))
  return found && ((name) => name.length <= LONGEST_NAME && found.test(name))
}

/** Returns the pattern to look for anywhere in a name that is no longer than Kafka's; undefined as of `wholeNameTest`. */
export const patternWithin = (pattern: string, flags = ''): RegExp | undefined =>
  quickPattern(pattern, waysOf(pattern) * LONGEST_NAME, flags)

/** Returns whether such a pattern stands anywhere in a name; false of one that is too long. */
export const isWithin = (pattern: RegExp, name: string): boolean =>
  name.length <= LONGEST_NAME && pattern.test(name)

function quickPattern(pattern: string, ways: number, flags = ''): RegExp | undefined {
  if (!(ways <= MOST_WAYS)) return undefined
  try {
    return new RegExp(pattern, flags)
  } catch {
    return undefined
  }
}

interface Level {
  /** Ways of the choices that are complete, and of the one that is read. */
  before: number
  now: number
  isAtGroup: boolean
}

const level = (): Level => ({ before: 0, now: 1, isAtGroup: false })

/** In how many ways a pattern can fit a name at most: choices add up, what follows each other multiplies. */
function waysOf(pattern: string): number {
  if (pattern.length > LONGEST_PATTERN) return Number.POSITIVE_INFINITY
  const tokens = pattern.match(TOKENS) ?? []
  const levels = [level()]
  for (const [at, token] of tokens.entries()) {
    const top = levels.at(-1) ?? level()
    const isAfterGroup = top.isAtGroup
    top.isAtGroup = false
    if (token.startsWith('(')) levels.push(level())
    else if (token === ')') {
      const inner = levels.pop() ?? level()
      const outer = levels.at(-1)
      if (!outer) return Number.POSITIVE_INFINITY
      outer.now *= inner.before + inner.now
      outer.isAtGroup = true
    } else if (token === '|') {
      top.before += top.now
      top.now = 1
    } else if (/^\?/.test(token)) top.now *= 2
    else if (REPEATS.test(token) && !endsAtItsSign(tokens, at))
      top.now *= isAfterGroup ? Number.POSITIVE_INFINITY : LONGEST_NAME
  }
  return levels.reduce((product, { before, now }) => product * (before + now), 1)
}

/** What repeats until a sign that it cannot hold itself, as `[^.]+\\.`, ends in one place only. */
function endsAtItsSign(tokens: readonly string[], at: number): boolean {
  const sign = /^\[\^\\?([.:_-])\]$/.exec(tokens[at - 1] ?? '')?.[1]
  const next = tokens[at + 1] === ')' ? at + 2 : at + 1
  const isSign = tokens[next] === `\\${sign}` || (sign !== '.' && tokens[next] === sign)
  return sign !== undefined && isSign && !REPEATS.test(tokens[next + 1] ?? '')
}
