import { hideExpression } from '../reading/expression'

/** One command of a script: its words without quotes, and the line that it begins in. */
export interface ShellCommand {
  readonly words: readonly string[]
  readonly line: number
}

/** Variables of a script as far as they are literal; a name that is not here stays an expression. */
type Variables = ReadonlyMap<string, string>

/** Loops are followed over so many words. */
const MOST_TURNS = 1_000
/** A longer text than this is no script that people write. */
const LONGEST = 2_000_000

/**
 * The commands of a shell script, or of a command line in another file: quotes taken off, lines that go on joined,
 * variables that are set to something literal put in, `for` loops over literal words followed. Anything else that is
 * computed stays as an expression. Nothing is ever run.
 */
export function shellCommands(text: string, firstLine = 1): ShellCommand[] {
  if (text.length > LONGEST) return []
  const commands = split(text, firstLine)
  const variables = new Map<string, string>()
  const found: ShellCommand[] = []
  follow(commands, variables, found, 0)
  return found
}

interface Raw {
  readonly words: readonly Word[]
  readonly line: number
}

/** A word before its variables are put in. */
type Word = readonly (string | { readonly name: string; readonly text: string })[]

function follow(
  commands: readonly Raw[],
  variables: Map<string, string>,
  found: ShellCommand[],
  depth: number,
): void {
  for (let at = 0; at < commands.length; at += 1) {
    const { words, line } = commands[at] as Raw
    const plain = words.map((word) => resolved(word, variables))
    const start = plain.findIndex(
      (word) => !/^(?:do|then|else|\{|\(|!|exec|export|readonly|local|declare)$/.test(word),
    )
    const own = start < 0 ? [] : plain.slice(start)
    const assignment = own.length === 1 ? /^([A-Za-z_]\w*)=(.*)$/s.exec(own[0] ?? '') : null
    if (assignment) {
      variables.set(assignment[1] ?? '', assignment[2] ?? '')
      continue
    }
    if (own[0] === 'for' && own[2] === 'in' && depth < 4) {
      const end = endOf(commands, at)
      const over = own
        .slice(3)
        .flatMap((word) => word.split(/\s+/))
        .filter((word) => word !== '')
      for (const value of over.slice(0, MOST_TURNS)) {
        variables.set(own[1] ?? '', value)
        follow(commands.slice(at + 1, end), variables, found, depth + 1)
      }
      variables.delete(own[1] ?? '')
      at = end
      continue
    }
    if (own.length > 0) found.push({ words: own, line })
  }
}

/** Where the loop that begins at a command ends. */
function endOf(commands: readonly Raw[], start: number): number {
  let open = 0
  for (let at = start; at < commands.length; at += 1) {
    const words = (commands[at] as Raw).words.map((word) =>
      word.map((part) => (typeof part === 'string' ? part : '')).join(''),
    )
    if (words.some((word) => /^(?:for|while|until)$/.test(word))) open += 1
    if (words[0] === 'done') open -= 1
    if (open === 0) return at
  }
  return commands.length
}

const resolved = (word: Word, variables: Variables): string =>
  word
    .map((part) =>
      typeof part === 'string' ? part : (variables.get(part.name) ?? hideExpression(part.text)),
    )
    .join('')

/** Splits a text at ends of lines and at `;`, `&&`, `||`, `|` and `&`, outside of quotes and comments. */
function split(text: string, firstLine: number): Raw[] {
  const commands: Raw[] = []
  let words: Word[] = []
  let word: (string | { name: string; text: string })[] | undefined
  let line = firstLine
  let start = firstLine
  let quote = ''
  const add = (part: string | { name: string; text: string }) => {
    word ??= []
    word.push(part)
  }
  const endWord = () => {
    if (word) words.push(word)
    word = undefined
  }
  const endCommand = () => {
    endWord()
    if (words.length > 0) commands.push({ words, line: start })
    words = []
    start = line
  }
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at)
    if (sign === '\n') line += 1
    if (sign === '\\' && quote !== "'") {
      at += 1
      const next = text.charAt(at)
      if (next === '\n') line += 1
      else add(quote === '"' && !/["$`\\]/.test(next) ? `\\${next}` : next)
    } else if (quote !== '') {
      if (sign === quote) quote = ''
      else if (sign === '$' && quote === '"') at = variable(text, at, add)
      else add(sign)
    } else if (sign === '"' || sign === "'") {
      quote = sign
      add('')
    } else if (sign === '$') at = variable(text, at, add)
    else if (sign === '#' && word === undefined) {
      const end = text.indexOf('\n', at)
      at = (end < 0 ? text.length : end) - 1
    } else if (sign === '\n' || sign === ';' || sign === '|' || sign === '&') endCommand()
    else if (/\s/.test(sign)) endWord()
    else add(sign)
    if (words.length === 0 && word === undefined) start = line
  }
  endCommand()
  return commands
}

/** Takes a variable or what is put in by a command; returns where it ends. */
function variable(
  text: string,
  at: number,
  add: (part: string | { name: string; text: string }) => void,
): number {
  const found = /^\$(?:\{([A-Za-z_]\w*)(:?[-=][^}]*)?\}|([A-Za-z_]\w*)|\{[^}]*\}|\([^)]*\)|[\d@*#?$!])/.exec(
    text.slice(at, at + 400),
  )
  if (!found) {
    add('$')
    return at
  }
  const name = found[1] ?? found[3]
  if (name === undefined) add({ name: ' ', text: found[0] })
  else add({ name, text: found[0] })
  return at + found[0].length - 1
}
