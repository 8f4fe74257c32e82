import type { HclBlock, HclBody, HclExpression } from '../../hcl/hcl'
import type { FactBook } from '../facts/fact-book'
import { sayExpression } from '../reading/expression'
import type { Place } from '../source'
import { evaluate, type Scope, withNames } from './evaluate'
import type { Attribute, Resource } from './resource'
import { isList, isObject, type TerraformValue, textOf, Unknown } from './values'

/** One file of a module. */
export interface ModuleFile {
  readonly file: string
  readonly body: HclBody
}

/** Arguments of any block that say when and how it is made, not what. */
const META = [
  'count',
  'for_each',
  'depends_on',
  'provider',
  'lifecycle',
  'timeouts',
  'connection',
  'provisioner',
]
/** So many instances one block makes at most. */
const MOST_INSTANCES = 20_000

/** The files of one folder: their variables, locals and resources, and what they mean together. */
export class Module implements Scope {
  readonly files: readonly ModuleFile[]
  readonly #book: FactBook
  readonly #inputs: ReadonlyMap<string, TerraformValue>
  readonly #variables = new Map<string, { readonly block: HclBlock; readonly file: string }>()
  readonly #locals = new Map<string, HclExpression>()
  readonly #values = new Map<string, TerraformValue>()
  readonly #resources = new Map<string, HclBlock>()
  readonly #computing = new Set<string>()

  constructor(files: readonly ModuleFile[], inputs: ReadonlyMap<string, TerraformValue>, book: FactBook) {
    this.files = files
    this.#book = book
    this.#inputs = inputs
    for (const { file, body } of files) {
      for (const block of body.blocks) {
        const [first = '', second = ''] = block.labels
        if (block.type === 'variable') this.#variables.set(first, { block, file })
        else if (block.type === 'resource') this.#resources.set(`${first}.${second}`, block)
        else if (block.type === 'locals')
          for (const { name, value } of block.body.attributes) this.#locals.set(name, value)
      }
    }
  }

  find(steps: readonly (string | TerraformValue)[]): { value: TerraformValue; taken: number } | undefined {
    const [root, name] = steps
    if (typeof root !== 'string') return undefined
    if (root === 'var' || root === 'local') {
      const value =
        typeof name === 'string'
          ? this.#once(`${root}.${name}`, () => (root === 'var' ? this.#variable(name) : this.#local(name)))
          : undefined
      return value === undefined ? undefined : { value, taken: 2 }
    }
    const account = this.#serviceAccount(steps)
    if (account) return account
    const [, , attribute] = steps
    const block = typeof name === 'string' ? this.#resources.get(`${root}.${name}`) : undefined
    const said = block?.body.attributes.find((one) => one.name === attribute)
    if (!said || block?.body.attributes.some((one) => one.name === 'for_each' || one.name === 'count'))
      return undefined
    const value = this.#once(`${root}.${String(name)}.${String(attribute)}`, () => evaluate(said.value, this))
    return value === undefined ? undefined : { value, taken: 3 }
  }

  /** The name of a service account in place of its id, which Confluent Cloud makes. */
  #serviceAccount(
    steps: readonly (string | TerraformValue)[],
  ): { value: TerraformValue; taken: number } | undefined {
    const [root, name, attribute] = steps
    if (root !== 'confluent_service_account' || attribute !== 'id' || typeof name !== 'string')
      return undefined
    const block = this.#resources.get(`${root}.${name}`)
    if (!block || block.body.attributes.some((one) => one.name === 'for_each' || one.name === 'count'))
      return undefined
    const value = this.#once(`${root}.${name}.id`, () => {
      const said = block.body.attributes.find((one) => one.name === 'display_name')
      const called = (said && textOf(evaluate(said.value, this))) ?? name
      const file = this.files.find(({ body }) => body.blocks.includes(block))?.file ?? ''
      this.#book.guess(
        { file, line: block.line },
        `Confluent Cloud makes the id of the service account \`${called}\`: its name stands for it.`,
      )
      return called
    })
    return value === undefined ? undefined : { value, taken: 3 }
  }

  /** Computes a value once; one that needs itself is not known. */
  #once(key: string, compute: () => TerraformValue | undefined): TerraformValue | undefined {
    const known = this.#values.get(key)
    if (known !== undefined) return known
    if (this.#computing.has(key)) return undefined
    this.#computing.add(key)
    const value = compute()
    this.#computing.delete(key)
    if (value !== undefined) this.#values.set(key, value)
    return value
  }

  #variable(name: string): TerraformValue | undefined {
    const given = this.#inputs.get(name)
    if (given !== undefined) return given
    const variable = this.#variables.get(name)
    const said = variable?.block.body.attributes.find((attribute) => attribute.name === 'default')
    const isSecret = variable?.block.body.attributes.some(
      (attribute) => attribute.name === 'sensitive' && attribute.value.text === 'true',
    )
    if (!variable || !said || isSecret) return undefined
    const value = evaluate(said.value, this)
    const text = textOf(value)
    if (value === null || text === '') return undefined
    const what = text === undefined ? 'as it is by default' : `as \`${text.slice(0, 60)}\`, its default`
    this.#book.guess({ file: variable.file, line: said.line }, `The variable \`${name}\` is taken ${what}.`)
    return value
  }

  #local(name: string): TerraformValue | undefined {
    const expression = this.#locals.get(name)
    return expression && evaluate(expression, this)
  }

  /** A block once for each instance that `count` and `for_each` make; none, and a loss, where that is not known. */
  instances(block: HclBlock, file: string): Resource[] {
    const address = block.labels.join('.')
    const argument = (name: string) => block.body.attributes.find((attribute) => attribute.name === name)
    const [each, count] = [argument('for_each'), argument('count')]
    if (each) {
      const over = evaluate(each.value, this)
      const entries = isObject(over)
        ? Object.entries(over)
        : isList(over)
          ? over.map((item) => [textOf(item) ?? '', item] as const)
          : undefined
      const isKnown = entries?.every(([, value]) => !isList(over) || !(value instanceof Unknown))
      if (!entries || !isKnown || entries.length > MOST_INSTANCES) {
        this.#book.lose(
          { file, line: each.line },
          `\`${address}\` stands for each of ${sayExpression(each.value.text)}: what those are is not known.`,
        )
        return []
      }
      return entries.map(([key, value]) =>
        this.#resource(block, file, withNames(this, { each: { key, value } }), `${address}["${key}"]`),
      )
    }
    if (!count) return [this.#resource(block, file, this, address)]
    const times = Number(textOf(evaluate(count.value, this)) ?? Number.NaN)
    if (!Number.isInteger(times) || times > MOST_INSTANCES) {
      this.#book.guess(
        { file, line: count.line },
        `How often \`${address}\` stands, ${sayExpression(count.value.text)}, is not known: it is drawn once.`,
      )
      return [this.#resource(block, file, withNames(this, { count: { index: 0 } }), address)]
    }
    return Array.from({ length: times }, (_, index) =>
      this.#resource(block, file, withNames(this, { count: { index } }), `${address}[${index}]`),
    )
  }

  #resource(block: HclBlock, file: string, scope: Scope, address: string): Resource {
    const asked = new Set<string>(META)
    const [type = block.type] = block.labels
    return {
      type,
      address,
      place: { file, line: block.line },
      get(...names): Attribute | undefined {
        for (const name of names) asked.add(name)
        const found = block.body.attributes.find(
          ({ name, value }) => names.includes(name) && value.text !== 'null',
        )
        const value = found && evaluate(found.value, scope)
        return found && value !== undefined && value !== null
          ? { value, place: { file, line: found.line } }
          : undefined
      },
      blocks: (name) => {
        asked.add(name)
        return block.body.blocks
          .filter((inner) => inner.type === name)
          .map((inner) => this.#resource(inner, file, scope, `${address}.${name}`))
      },
      ignore(...names) {
        for (const name of names) asked.add(name)
      },
      names: () => block.body.attributes.map(({ name }) => name),
      unread: () =>
        [
          ...block.body.attributes.map(({ name, line }) => ({ name, line })),
          ...block.body.blocks.map(({ type: name, labels, line }) => ({
            name: name === 'dynamic' ? (labels[0] ?? name) : name,
            line,
          })),
        ]
          .filter(({ name }) => !asked.has(name))
          .map(({ name, line }): { name: string; place: Place } => ({ name, place: { file, line } })),
    }
  }
}

/** What a module is given: its arguments, as far as they are known. */
export function inputsOf(block: HclBlock, scope: Scope): ReadonlyMap<string, TerraformValue> {
  const given = block.body.attributes.filter(
    ({ name }) => !META.includes(name) && name !== 'source' && name !== 'version',
  )
  return new Map(given.map(({ name, value }) => [name, evaluate(value, scope)]))
}
