import type { QuotaFact } from '../facts/fact-book'
import type { Place } from '../source'

/** Returns whose quota a call of `kafka-configs` is about; undefined where it is about something else. */
export function quotaEntity(words: readonly string[]): Pick<QuotaFact, 'user' | 'clientId'> | undefined {
  const types: string[] = []
  const names: string[] = []
  for (const [at, word] of words.entries()) {
    const [, option = '', own] = /^--([a-z-]+)(?:=(.*))?$/s.exec(word) ?? []
    const value = own ?? words[at + 1] ?? ''
    if (option === 'entity-type') types.push(value)
    else if (option === 'entity-name') names.push(value)
    else if (option === 'entity-default') names.push('')
    else {
      const [, of, every] = /^(user|client)(-defaults)?$/.exec(option) ?? []
      if (of !== undefined) {
        types.push(`${of}s`)
        names.push(every === undefined ? value : '')
      }
    }
  }
  const entity: { user?: string; clientId?: string } = {}
  for (const [at, type] of types.entries()) {
    if (/^users?$/.test(type)) entity.user = names[at] ?? ''
    else if (/^clients?$/.test(type)) entity.clientId = names[at] ?? ''
    else return undefined
  }
  return types.length === 0 ? undefined : entity
}

/** Quotas as the lines of a script leave them. */
export class ScriptQuotas {
  readonly #quotas = new Map<string, { fact: QuotaFact; limits: Map<string, string> }>()

  change(
    entity: Pick<QuotaFact, 'user' | 'clientId'>,
    added: readonly (readonly [key: string, value: string])[],
    deleted: readonly string[],
    place: Place,
  ): void {
    const key = JSON.stringify([entity.user, entity.clientId])
    const known = this.#quotas.get(key) ?? { fact: { ...entity, limits: [], place }, limits: new Map() }
    this.#quotas.set(key, known)
    for (const [name, value] of added) known.limits.set(name, value)
    for (const name of deleted) known.limits.delete(name)
  }

  get all(): readonly QuotaFact[] {
    return [...this.#quotas.values()].flatMap(({ fact, limits }) =>
      limits.size === 0 ? [] : [{ ...fact, limits: [...limits] }],
    )
  }
}
