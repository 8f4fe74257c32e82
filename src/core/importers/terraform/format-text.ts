import { type TerraformValue, textOf } from './values'

const VERB = /%(?:%|([-+ 0#]*)(\d{0,3})(?:\.(\d{1,2}))?([sdvqxXfbot]))/g

/** A text by a pattern, as Terraform's `format` makes it; undefined where the pattern has what is not known here. */
export function formatted(pattern: string, args: readonly TerraformValue[]): string | undefined {
  if (pattern.replace(VERB, '').includes('%')) return undefined
  let at = 0
  let isKnown = true
  const made = pattern.replace(
    VERB,
    (whole, flags: string | undefined, width = '', digits: string | undefined, verb: string | undefined) => {
      if (whole === '%%') return '%'
      const said = textOf(args[at++] ?? null)
      const body = said === undefined ? undefined : written(said, verb ?? 's', digits)
      if (body === undefined) isKnown = false
      return padded(body ?? '', flags ?? '', Number(width), verb !== 's' && verb !== 'q')
    },
  )
  return isKnown ? made : undefined
}

function written(said: string, verb: string, digits: string | undefined): string | undefined {
  if (verb === 's' || verb === 'v' || verb === 't') return said
  if (verb === 'q') return JSON.stringify(said)
  const value = Number(said)
  if (Number.isNaN(value)) return undefined
  if (verb === 'f') return value.toFixed(digits === undefined ? 6 : Number(digits))
  const bases: Readonly<Record<string, number>> = { d: 10, b: 2, o: 8, x: 16, X: 16 }
  const made = Math.trunc(value).toString(bases[verb])
  return verb === 'X' ? made.toUpperCase() : made
}

function padded(body: string, flags: string, width: number, isNumber: boolean): string {
  const signed = isNumber && flags.includes('+') && !body.startsWith('-') ? `+${body}` : body
  if (flags.includes('-')) return signed.padEnd(width)
  if (!flags.includes('0') || !isNumber) return signed.padStart(width)
  const sign = /^[+-]/.exec(signed)?.[0] ?? ''
  return sign + signed.slice(sign.length).padStart(width - sign.length, '0')
}
