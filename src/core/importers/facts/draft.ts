import { withoutUserInfo } from '../../model/connect-secrets'
import { isSecretKey } from '../../shared/secret-key'
import { hasExpression, sayExpression } from '../reading/expression'
import type { Place } from '../source'
import type { Claim, FactValue, How } from './claim'
import { checkField, type FieldOf, type Subject } from './fields'

/** Where a draft leaves what it cannot keep. */
export interface Ledger {
  lose(place: Place, sentence: string): void
  loseSecret(place: Place, what: string, isPart?: boolean): void
}

/** What is said of one thing: a topic, an application, the cluster. Every value with everybody who says it. */
export class Draft<Of extends Subject = Subject> {
  readonly name: string
  readonly claims = new Map<string, Claim[]>()
  /** Who says that it is there. */
  readonly places: (Place & { readonly how: How })[] = []
  readonly #subject: Of
  readonly #ledger: Ledger

  constructor(subject: Of, name: string, ledger: Ledger) {
    this.#subject = subject
    this.name = name
    this.#ledger = ledger
  }

  /** How to call it in a sentence. */
  get called(): string {
    return this.#subject === 'cluster' ? 'the cluster' : `\`${this.name}\``
  }

  /**
   * Notes a value of a field. Nothing is noted where there is none; what is an expression, a secret or no value
   * for that field is a loss.
   */
  say(field: FieldOf<Of>, value: unknown, place: Place, how: How = 'stated'): void {
    if (value === undefined || value === null) return
    const key = field.replace(/^(?:(?:producer\.)?config|groupConfig)\./, '')
    const isSetting = key !== field
    if (isSetting && key.trim() === '') return
    if (hasExpression(key)) {
      this.#ledger.lose(
        place,
        `A setting of ${this.called} whose name is ${sayExpression(key)} is not known.`,
      )
      return
    }
    if (isSetting && isSecretKey(key)) {
      this.#ledger.loseSecret(place, `\`${key}\` of ${this.called}`)
      return
    }
    const whole = factOf(value)
    const fact = typeof whole === 'string' ? withoutUserInfo(whole) : whole
    if (fact !== whole) this.#ledger.loseSecret(place, `\`${key}\` of ${this.called}`, true)
    if (fact === undefined) {
      this.#ledger.lose(place, `\`${key}\` of ${this.called} is no single value; it is left out.`)
      return
    }
    if (typeof fact === 'string' && hasExpression(fact)) {
      this.#ledger.lose(
        place,
        `\`${key}\` of ${this.called} is ${sayExpression(fact)}: its value is not known.`,
      )
      return
    }
    const checked = key.length > 500 ? undefined : checkField(this.#subject, field, fact)
    if (checked === undefined) {
      this.#ledger.lose(
        place,
        `\`${key.slice(0, 100)}\` of ${this.called} is ${shown(fact)}, which it cannot be.`,
      )
      return
    }
    const claims = this.claims.get(field)
    if (claims) claims.push({ value: checked, place, how })
    else this.claims.set(field, [{ value: checked, place, how }])
  }

  /** Notes settings, by Kafka's keys. */
  configure(
    settings: Iterable<readonly [key: string, value: unknown, place: Place]>,
    how: How = 'stated',
    of: 'config' | 'producer.config' = 'config',
  ): void {
    for (const [key, value, place] of settings) this.say(`${of}.${key}` as FieldOf<Of>, value, place, how)
  }
}

const shown = (value: FactValue): string => {
  const text = String(value).replace(/\s+/g, ' ').replaceAll('`', "'").trim()
  return text === '' ? 'empty' : `\`${text.length > 60 ? `${text.slice(0, 60)}…` : text}\``
}

/** A list of plain values is one text with commas, as Kafka writes its lists. */
function factOf(value: unknown): FactValue | undefined {
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (!Array.isArray(value)) return undefined
  const parts = value.map(factOf)
  return parts.some((part) => part === undefined) ? undefined : parts.join(',')
}
