/** Takes out of any text what may be a secret in it, by the words that settings are judged by, and by more of their like. */
import { isSecretKey } from './secret-key'

/** What stands in a text for what was left out of it. */
export const LEFT_OUT = '‹left-out›'

/** A private key in PEM, as far as it stands there. */
const PRIVATE_KEYS = /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g
/** A user with a password before a host, also as Oracle's driver writes it. */
const BEFORE_HOST = /:\/\/(?:\\.|[^\s"<>\\]){0,2000}@/g
const BEFORE_ORACLE = /\b(jdbc:[\w:]{1,60}:)[^\s"'@/<>:]{1,200}\/[^\s"'<>]{0,500}@/g
/** What a request proves itself with, and tokens that are known by their looks. */
const TOKENS =
  /(\bauthorization["'\\]*\s*[:=]\s*["'\\]*(?:\w+\s+)?|\b(?:bearer|basic)\s+)[^\s"'\\,;]+|\beyJ[\w-]{8,}(?:\.[\w-]*)*|\bAKIA[A-Z0-9]{12,}|\bgh[pousr]_\w{20,}/gi
/** A user and a password behind an option of a program. */
const OF_OPTION = /((?:^|\s)(?:-u|--(?:proxy-)?user)[\s=]+)(?:"[^"\n]*"?|'[^'\n]*'?|\S+)/g
/** A name, with what gives it its value: a sign, the end of an element, a comma in code, or a blank. */
const NAMED =
  /(?:(?<![\w.$-])|(?<=\\[nrt]))(?!(?<=\\)[nrt])(?<option>--?)?(?<key>\w[\w.$-]*)(?<sign>\\*["'`]?[\])]{0,2}[ \t]*(?:=>|:=|[:=]|<-)[ \t]*|\\*["'`][ \t]*,[ \t]*(?=\\*["'`])|>[ \t]*(?=[^\s<])|[ \t]+(?=\S))/g
/** The same where the name is a value itself: `name: DB_PASSWORD`, and beside it or on the next line `value: …`. */
const NAME_THEN_VALUE =
  /\b(?:name|key)\\*["']?\s*[:=]\s*\\*["']?(?<key>[\w.-]+)\\*["']?[\s,;]*\\*["']?(?:value|default)(?<sign>\\*["']?\s*[:=]\s*)/gi
/** Where a value that begins with this character ends. */
const QUOTED: Readonly<Record<string, RegExp>> = {
  '"': /"(?:[^"\\]|\\[\s\S]|"")*"?[^\s,;)}\]]*/y,
  "'": /'(?:[^']|''|'\\'')*'?[^\s,;)}\]]*/y,
  '`': /`[^`]*`?[^\s,;)}\]]*/y,
  '\\': /(\\+)"(?:[\s\S]*?(?<!\\)\1"|[\s\S]*)[^\s,;)}\]]*/y,
}
/** Without quotes a value goes on to the end of its line, and over those that end in a backslash. */
const LINE = /(?:[^\n\\]|\\\r?\n|\\)*/y
/** A parameter of an address ends where the next begins, an element where it is closed. */
const PARAMETER = /[^&;\s"'\\<>]*/y
const ELEMENT = /[^<]*/y

/**
 * Returns a text in which `‹left-out›` stands for every value that may be a secret, whatever its format: values of
 * secret settings, users and passwords of addresses, private keys, tokens. Rather too much is left out than too little.
 */
export function textWithoutSecrets(text: string): string {
  const shortened = text
    .replace(PRIVATE_KEYS, LEFT_OUT)
    .replace(BEFORE_HOST, `://${LEFT_OUT}@`)
    .replace(BEFORE_ORACLE, `$1${LEFT_OUT}@`)
    .replace(TOKENS, (_, before: string | undefined) => `${before ?? ''}${LEFT_OUT}`)
    .replace(OF_OPTION, `$1${LEFT_OUT}`)
  return cutValues(cutValues(shortened, NAME_THEN_VALUE), NAMED)
}

/** Returns whether a field or setting of this name may hold a secret; of addresses only parts are one. */
export const isSecretName = (key: string): boolean =>
  (isSecretKey(key) && !/(?:^|\.)ur[il]$/i.test(key)) ||
  /passw|passphrase|secret|credential|api_?key|(?:^|[^a-z])(?:pass|sig|signature)$/i.test(key)

/** Words that are followed by a secret even without a sign, as in `login bob password …`. */
const BEFORE_BLANK = /^(?:password|passwd|passphrase|pwd|secret|token)$/i

function cutValues(text: string, names: RegExp): string {
  let cut = ''
  let done = 0
  names.lastIndex = 0
  for (let found = names.exec(text); found; found = names.exec(text)) {
    const { key = '', sign = '', option } = found.groups ?? {}
    const from = names.lastIndex
    const isValue = option !== undefined || /[:=>,]|<-/.test(sign) || BEFORE_BLANK.test(key)
    if (!isValue || !isSecretName(key)) {
      if (names === NAME_THEN_VALUE) continue
      names.lastIndex = found.index + found[0].length - sign.length
      continue
    }
    const until = endOfValue(text, from, found.index, sign)
    if (text.slice(from, until).trim() !== '') {
      cut += text.slice(done, from) + LEFT_OUT
      done = until
    }
    names.lastIndex = Math.max(until, from)
  }
  return cut + text.slice(done)
}

function endOfValue(text: string, from: number, nameAt: number, sign: string): number {
  const first = text[from] ?? ''
  if (text.startsWith(LEFT_OUT, from)) return from + LEFT_OUT.length
  if (/[?&;]/.test(text[nameAt - 1] ?? '')) return endOf(PARAMETER, text, from)
  if (sign.startsWith('>')) return endOf(ELEMENT, text, from)
  if (first === '{' || first === '[') return endOfNested(text, from)
  if (/^(?:$|[\r\n|>])/.test(first)) return endOfBlock(text, from, nameAt)
  const quoted = QUOTED[first]
  if (!quoted) return endOf(LINE, text, from)
  // Where the line begins with the name, as in properties, all of it is the value.
  const isLine = /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, nameAt - 200), nameAt))
  const until = endOf(quoted, text, from)
  return isLine ? endOf(LINE, text, until) : until
}

function endOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from
  return pattern.test(text) ? pattern.lastIndex : from
}

/** Behind the bracket that closes the first. */
function endOfNested(text: string, from: number): number {
  let depth = 0
  for (let at = from; at < text.length; at++) {
    const sign = text[at] ?? ''
    if (sign === '"') at = Math.max(at, endOf(/"(?:[^"\\]|\\[\s\S])*"?/y, text, at) - 1)
    else if ('{['.includes(sign)) depth++
    else if ('}]'.includes(sign) && --depth === 0) return at + 1
  }
  return text.length
}

/** Over the lines that stand deeper than the one with the name, as in YAML. */
function endOfBlock(text: string, from: number, nameAt: number): number {
  const lineAt = text.lastIndexOf('\n', nameAt - 1) + 1
  const depth = /^[\s-]*/.exec(text.slice(lineAt, nameAt))?.[0].length ?? 0
  let end = text.indexOf('\n', from)
  while (end !== -1) {
    const next = text.indexOf('\n', end + 1)
    const line = text.slice(end + 1, next === -1 ? undefined : next)
    if (line.trim() !== '' && (/^\s*/.exec(line)?.[0].length ?? 0) <= depth) return end
    end = next
  }
  return text.length
}
