import type { AclFact, FactBook } from '../facts/fact-book'
import type { FieldOf } from '../facts/fields'
import { hasExpression } from '../reading/expression'
import type { Place } from '../source'

interface Said {
  readonly value: unknown
  readonly place: Place
}

/** A topic as a script leaves it behind. */
class ScriptTopic {
  readonly name: string
  readonly place: Place
  readonly fields = new Map<FieldOf<'topic'>, Said[]>()
  readonly #book: FactBook

  constructor(name: string, place: Place, book: FactBook) {
    this.name = name
    this.place = place
    this.#book = book
  }

  /** Says a value beside what is said already. */
  say(field: FieldOf<'topic'>, value: unknown, place: Place): void {
    if (value !== undefined && value !== '')
      this.fields.set(field, [...(this.fields.get(field) ?? []), { value, place }])
  }

  /** Says a value in place of what was said before. */
  set(field: FieldOf<'topic'>, value: unknown, place: Place): void {
    if (value !== undefined && value !== '') this.fields.set(field, [{ value, place }])
  }

  /** Adds to the partitions that are known. */
  add(count: number, place: Place): void {
    const before = Number(this.fields.get('partitions')?.at(-1)?.value)
    if (before + count > 0) this.set('partitions', before + count, place)
    else
      this.#book.lose(
        place,
        `How many partitions \`${this.name}\` has with those that are added is not known.`,
      )
  }

  unset(field: FieldOf<'topic'>, place: Place): void {
    this.fields.delete(field)
    this.#book.lose(
      place,
      `\`${field.replace(/^config\./, '')}\` of \`${this.name}\` is taken away here: Kafka's own default holds.`,
    )
  }
}

/** What a script has made so far, line by line. */
export class ScriptState {
  readonly #book: FactBook
  readonly #topics = new Map<string, ScriptTopic>()
  #acls: AclFact[] = []

  constructor(book: FactBook) {
    this.#book = book
  }

  /** A topic that is made; undefined where it is there already and nothing is to happen then. */
  create(name: string, place: Place, isUnlessThere: boolean): ScriptTopic | undefined {
    const known = this.#topics.get(name)
    if (known && !hasExpression(name)) return isUnlessThere ? undefined : known
    const made = new ScriptTopic(name, place, this.#book)
    // Names that are not known are as many topics as there are lines.
    this.#topics.set(hasExpression(name) ? `${name} ${this.#topics.size}` : name, made)
    return made
  }

  /** A topic that a line changes: of this script, or of elsewhere. */
  known(name: string, place: Place): ScriptTopic {
    const known = this.#topics.get(name) ?? new ScriptTopic(name, place, this.#book)
    this.#topics.set(name, known)
    return known
  }

  remove(name: string, place: Place): void {
    const wasMade = this.#topics.delete(name)
    this.#book.lose(
      place,
      wasMade
        ? `\`${name}\` is deleted here after it was made: it is not drawn.`
        : `\`${name}\` is deleted here: it is not drawn by this script.`,
    )
  }

  allow(acls: readonly AclFact[]): void {
    this.#acls.push(...acls)
  }

  disallow(acls: readonly AclFact[], place: Place): void {
    const gone = new Set(acls.map(keyOf))
    const before = this.#acls.length
    this.#acls = this.#acls.filter((acl) => !gone.has(keyOf(acl)))
    const [first] = acls
    if (first)
      this.#book.lose(
        place,
        before > this.#acls.length
          ? `What ${first.principal} was allowed on \`${first.name}\` is taken away here: it is not drawn.`
          : `An entry of ${first.principal} on \`${first.name}\` is taken away here, which this script has not made.`,
      )
  }

  /** Writes what is left into the book. */
  write(): void {
    for (const { name, place, fields } of this.#topics.values()) {
      const draft = this.#book.topic(name, place)
      for (const [field, said] of fields) for (const one of said) draft.say(field, one.value, one.place)
    }
    this.#book.acls.push(...this.#acls)
  }
}

const keyOf = ({ principal, resource, name, isPrefix, operation, isDenied, host = '*' }: AclFact): string =>
  [principal, resource, name, isPrefix, operation, isDenied, host].join('\n')
