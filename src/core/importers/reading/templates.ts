import { lineStarts, lineWith } from '../../shared/line-starts'
import type { FactBook } from '../facts/fact-book'
import type { Source } from '../source'
import { hideExpression, sayExpression } from './expression'

/** `{{ … }}`, `{% … %}` and `{# … #}`, as Helm, Jinja and their kin write them. */
const TAG = /(?<!\$)\{\{-?([\s\S]*?)-?\}\}|\{%-?([\s\S]*?)-?%\}|\{#[\s\S]*?#\}/g
/** What Helm says in tags that put no value in place. */
const CONTROL =
  /^\s*(?:if|else|end|range|with|define|block|template|break|continue)\b|^\s*\/\*|^\s*\$[\w.]*\s*(?::=|=|,)/
const OPENS = /^\s*(?:if|range|with|define|block|for)\b/
const CLOSES = /^\s*(?:end|endif|endfor|endwith|endmacro|endblock|endraw)\b/
const REPEATS = /^\s*(?:range|for)\b/

export type TemplateKind = 'Helm' | 'Jinja' | 'Go'

/** A text without what a template says between its lines; its expressions are hidden in it, line by line as before. */
interface Untemplated {
  readonly text: string
  readonly kind: TemplateKind | undefined
}

interface Open {
  readonly words: string
  readonly start: number
  /** Where its `else` begins, whose lines say something else than those before. */
  elseAt: number | undefined
}

/**
 * Makes a template readable: what is literal stays, an expression in place of a value is hidden in it, and what
 * steers the template is taken out. What a loop repeats, what stands under a condition, and what another template
 * puts in between is said, since none of it is known here. Lines stay where they are.
 */
export function readTemplate({ name, text }: Source, book: FactBook): Untemplated {
  if (!/(?<!\$)\{\{|\{%/.test(text)) return { text, kind: undefined }
  const kind: TemplateKind = /\{%|jikkou\.io\//.test(text)
    ? 'Jinja'
    : /\.(?:Values|Release|Chart|Capabilities)\b|\binclude "/.test(text)
      ? 'Helm'
      : 'Go'
  const lineAt = lineCounter(text)
  const open: Open[] = []
  const left: [from: number, to: number][] = []
  const lose = (at: number, sentence: string) => book.lose({ file: name, line: lineAt(at) }, sentence)
  const marked = text.replace(
    TAG,
    (tag, value: string | undefined, control: string | undefined, at: number) => {
      const words = value ?? control ?? ''
      const isControl = value === undefined || CONTROL.test(value)
      const isAlone = standsAlone(text, at, tag.length)
      if (!isControl && !isAlone) return hideExpression(tag.replace(/\s*\n\s*/g, ' ')) + newlinesOf(tag)
      if (!isControl) lose(at, `${sayExpression(tag)} puts lines here that are not known.`)
      if (isControl && OPENS.test(words)) open.push({ words: tag, start: at, elseAt: undefined })
      else if (isControl && /^\s*(?:else|elif)\b/.test(words)) {
        const last = open.at(-1)
        if (last) last.elseAt ??= at
      } else if (isControl && CLOSES.test(words)) close(open.pop(), at, left, lose)
      return newlinesOf(tag)
    },
  )
  const kept = withoutElse(text, marked, left)
  return { text: kept, kind }
}

function close(
  block: Open | undefined,
  end: number,
  left: [number, number][],
  lose: (at: number, sentence: string) => void,
): void {
  if (!block) return
  const words = block.words.replace(/^\{[{%]-?|-?[}%]\}$/g, '')
  if (REPEATS.test(words))
    lose(
      block.start,
      `${sayExpression(block.words)} repeats what follows for values that are not known here.`,
    )
  else if (/^\s*(?:if|with)\b/.test(words))
    lose(block.start, `What follows ${sayExpression(block.words)} is read as if the condition held.`)
  if (block.elseAt !== undefined) {
    lose(block.elseAt, 'What follows this `else` is not read.')
    left.push([block.elseAt, end])
  }
}

/** The marked text without the lines between an `else` and its end. */
function withoutElse(text: string, marked: string, left: readonly [number, number][]): string {
  if (left.length === 0) return marked
  const lineAt = lineCounter(text)
  const gone = new Set<number>()
  for (const [from, to] of left) for (let line = lineAt(from); line < lineAt(to); line += 1) gone.add(line)
  return marked
    .split('\n')
    .map((line, at) => (gone.has(at + 1) ? '' : line))
    .join('\n')
}

const newlinesOf = (tag: string): string => '\n'.repeat(tag.split('\n').length - 1)

/** Whether nothing else stands on the lines that a tag takes. */
function standsAlone(text: string, at: number, length: number): boolean {
  const before = text.slice(text.lastIndexOf('\n', at - 1) + 1, at)
  const end = text.indexOf('\n', at + length)
  const after = text.slice(at + length, end < 0 ? text.length : end)
  return before.trim() === '' && after.replace(TAG, '').trim() === ''
}

/** The line of a place in a text, counted from 1. */
function lineCounter(text: string): (at: number) => number {
  const starts = lineStarts(text)
  return (at) => lineWith(starts, at)
}

/** What a template of a kind is called, and how to make a file of it in which nothing is open. */
export const TEMPLATE_WORDS: Readonly<Record<TemplateKind, string>> = {
  Helm: 'This is a Helm template. What is literal in it is drawn; `helm template` prints the rest.',
  Jinja: 'This is a Jinja template. What is literal in it is drawn; render it for the rest.',
  Go: 'This is a Go template. What is literal in it is drawn; render it for the rest.',
}
