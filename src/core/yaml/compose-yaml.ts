import { Composer, type CST, type Document, Lexer, type LineCounter, Parser } from 'yaml'

/** A fault of syntax, as the parser words it. */
export interface Fault {
  readonly message: string
  /** In characters from the beginning of the text. */
  readonly offset: number
}

interface Composed {
  /** The first document of the text; undefined where there is none or its faults were too many. */
  readonly document: Document.Parsed | undefined
  readonly faults: readonly Fault[]
  /** Where a second document begins. */
  readonly second: number | undefined
}

/** So many faults are enough: the parser would make one for each stray character of ten million. */
const ENOUGH_FAULTS = 100
/** Half a million words and signs of YAML take about a second. */
const MOST_TOKENS = 500_000
/** Deeper than any design, and still far from the end of the stack. */
const DEEPEST = 500

class EnoughFaults extends Error {}

/** The text nests deeper than any design. */
export class TooDeep extends Error {}

/** The text has more words and signs than are read in a moment. */
export class TooMany extends Error {}

/**
 * Reads a text with the complete YAML parser, piece by piece, so that it can be stopped: it goes no further
 * than the hundredth fault or the first document, and throws where the text nests too deep or has too many
 * pieces. Aliases are left as they are.
 */
export function composeYaml(source: string, lines: LineCounter): Composed {
  const faults: Fault[] = []
  const note = (message: string, offset: number) => {
    // The composer catches what is thrown inside a collection and reports it as one more fault.
    if (faults.length < ENOUGH_FAULTS) faults.push({ message, offset })
    if (faults.length >= ENOUGH_FAULTS) throw new EnoughFaults()
  }
  const composer = new Composer({
    uniqueKeys: false,
    keepSourceTokens: false,
    intAsBigInt: true,
    logLevel: 'silent',
    stringKeys: false,
  })
  // Its own handler makes an exception with a trace for every fault, and has no limit.
  Reflect.set(composer, 'onError', (offset: Offset, code: string, message: string, isWarning?: boolean) => {
    if (code === 'RESOURCE_EXHAUSTION' && faults.length < ENOUGH_FAULTS) throw new TooDeep()
    if (isWarning !== true) note(message, offsetOf(offset))
  })
  let document: Document.Parsed | undefined
  let second: number | undefined
  try {
    let documents = 0
    for (const token of tokensOf(source, lines)) {
      if (token.type === 'error') note(token.message, token.offset)
      else if (token.type === 'document' && ++documents > 1) {
        second = token.offset
        break
      } else for (const composed of composer.next(token)) document = composed
    }
    for (const composed of composer.end()) document = composed
  } catch (failure) {
    if (!(failure instanceof EnoughFaults)) throw failure
  }
  return { document, faults, second }
}

type Offset = number | readonly number[] | { readonly offset: number }

const offsetOf = (offset: Offset): number =>
  typeof offset === 'number' ? offset : 'offset' in offset ? offset.offset : (offset[0] ?? 0)

function* tokensOf(source: string, lines: LineCounter): Generator<CST.Token, void> {
  const parser = new Parser(lines.addNewLine)
  lines.addNewLine(0)
  let count = 0
  for (const lexeme of new Lexer().lex(source)) {
    count += 1
    if (count > MOST_TOKENS) throw new TooMany()
    yield* parser.next(lexeme)
    if (parser.stack.length > DEEPEST) throw new TooDeep()
  }
  yield* parser.end()
}
