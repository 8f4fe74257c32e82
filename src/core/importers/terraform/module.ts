import type { HclAttribute, HclBlock, HclBody, HclExpression } from '../../hcl/hcl'
import type { FactBook } from '../facts/fact-book'
import { sayExpression } from '../reading/expression'
import { blockResource, META } from './block-resource'
import { evaluate, type Scope, withNames } from './evaluate'
import { resolved, sourceOf } from './module-source'
import { callOnFiles, templateOf } from './other-files'
import type { Resource } from './resource'
import type { ParseExpression } from './template-file'
import { isList, isObject, objectOf, restOf, type TerraformValue, textOf, Unknown, withRest } from './values'
import { withDefaults } from './variable-types'

/** One file of a module. */
export interface ModuleFile {
  readonly file: string
  readonly body: HclBody
}

/** So many instances one block makes at most. */
const MOST_INSTANCES = 20_000

/** What the modules of one reading share. */
export interface Surroundings {
  readonly book: FactBook
  readonly folders: ReadonlyMap<string, readonly ModuleFile[]>
  readonly parse: ParseExpression
}

/** One instance of a block: under its key where `for_each` or `count` make several. */
interface Instance {
  readonly key: string | number | undefined
  readonly scope: Scope
}

/** Modules nest no deeper than this; one that holds itself would without end. */
const DEEPEST = 8

/** The files of one folder: their variables, locals and resources, and what they mean together. */
export class Module implements Scope {
  readonly folder: string
  readonly files: readonly ModuleFile[]
  readonly #around: Surroundings
  readonly #book: FactBook
  readonly #inputs: ReadonlyMap<string, TerraformValue>
  readonly #depth: number
  readonly #variables = new Map<string, { readonly block: HclBlock; readonly file: string }>()
  readonly #locals = new Map<string, HclExpression>()
  readonly #outputs = new Map<string, HclExpression>()
  readonly #values = new Map<string, TerraformValue>()
  readonly #blocks = new Map<string, { readonly block: HclBlock; readonly file: string }>()
  readonly #computing = new Set<string>()
  readonly #children = new Map<HclBlock, readonly (Instance & { readonly module: Module })[]>()

  constructor(folder: string, inputs: ReadonlyMap<string, TerraformValue>, around: Surroundings, depth = 0) {
    this.folder = folder
    this.files = around.folders.get(folder) ?? []
    this.#around = around
    this.#book = around.book
    this.#inputs = inputs
    this.#depth = depth
    for (const { file, body } of this.files) {
      for (const block of body.blocks) {
        const [first = '', second = ''] = block.labels
        if (block.type === 'variable') this.#variables.set(first, { block, file })
        else if (block.type === 'resource') this.#blocks.set(`${first}.${second}`, { block, file })
        else if (block.type === 'module') this.#blocks.set(`module.${first}`, { block, file })
        else if (block.type === 'output') {
          const value = block.body.attributes.find(({ name }) => name === 'value')
          if (value) this.#outputs.set(first, value.value)
        } else if (block.type === 'locals')
          for (const { name, value } of block.body.attributes) this.#locals.set(name, value)
      }
    }
  }

  call(name: string, args: readonly TerraformValue[]): TerraformValue | undefined {
    return name === 'templatefile'
      ? templateOf(args, this, this.#around.parse, this.#book)
      : callOnFiles(name, args, this.#book)
  }

  find(steps: readonly (string | TerraformValue)[]): { value: TerraformValue; taken: number } | undefined {
    const [root, name] = steps
    if (typeof root !== 'string' || typeof name !== 'string') return undefined
    const value = this.#once(`${root}.${name}`, () => {
      if (root === 'var') return this.#variable(name)
      if (root === 'local') return this.#local(name)
      if (root === 'path') return name === 'module' ? this.folder || '.' : name === 'root' ? '.' : undefined
      return this.#objects(`${root}.${name}`)
    })
    return value === undefined ? undefined : { value, taken: 2 }
  }

  /** What a resource or a module is to others: its attributes or outputs, by key where there are several of it. */
  #objects(address: string): TerraformValue | undefined {
    const found = this.#blocks.get(address)
    if (!found) return undefined
    const { block, file } = found
    const isModule = block.type === 'module'
    const instances = this.#instances(block)
    if (!Array.isArray(instances)) return undefined
    const made: [Instance['key'], TerraformValue][] | undefined = isModule
      ? this.children(block, file)?.map(({ key, module }) => [key, module.outputs()])
      : instances.map(({ key, scope }) => [
          key,
          this.#attributes(block, file, `${address}[${String(key)}]`, scope),
        ])
    if (!made) return undefined
    const [only] = made
    if (only && only[0] === undefined) return only[1]
    return typeof only?.[0] === 'number'
      ? made.map(([, one]) => one)
      : objectOf(made.map(([key, one]) => [String(key), one]))
  }

  /** What the module gives to the one that takes it. */
  outputs(): TerraformValue {
    return lazyObject([...this.#outputs.keys()], (name) => {
      const said = this.#outputs.get(name)
      return said && this.#once(`output.${name}`, () => evaluate(said, this))
    })
  }

  #attributes(block: HclBlock, file: string, address: string, scope: Scope): TerraformValue {
    const said = new Map(block.body.attributes.map(({ name, value }) => [name, value]))
    const [type] = block.labels
    const id =
      type === 'confluent_service_account' ? 'display_name' : type === 'kafka_topic' ? 'name' : undefined
    const names = [...said.keys()].filter((name) => !META.includes(name))
    return lazyObject(id && !said.has('id') ? [...names, 'id'] : names, (name) => {
      const value = said.get(name === 'id' && id ? id : name)
      return (
        value &&
        this.#once(`${address}.${name}`, () => {
          const made = evaluate(value, scope)
          if (name === 'id' && id === 'display_name' && !(made instanceof Unknown))
            this.#book.guess(
              { file, line: block.line },
              `Confluent Cloud makes the id of the service account \`${textOf(made) ?? ''}\`: its name stands for it.`,
            )
          return made
        })
      )
    })
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
    const variable = this.#variables.get(name)
    const attribute = (called: string) => variable?.block.body.attributes.find((one) => one.name === called)
    const given = this.#inputs.get(name)
    const type = attribute('type')?.value
    if (given !== undefined && given !== null) return withDefaults(given, type, this)
    const said = attribute('default')
    if (!variable || !said || attribute('sensitive')?.value.text === 'true') return undefined
    const value = withDefaults(evaluate(said.value, this), type, this)
    // Of a module that is called here, what is not given is its default for sure.
    if (this.#depth > 0 || value === null) return value
    const text = textOf(value)
    const what =
      text === ''
        ? 'as empty, its default'
        : text === undefined
          ? 'as it is by default'
          : `as \`${text.slice(0, 60)}\`, its default`
    this.#book.guess({ file: variable.file, line: said.line }, `The variable \`${name}\` is taken ${what}.`)
    return value
  }

  #local(name: string): TerraformValue | undefined {
    const expression = this.#locals.get(name)
    return expression && evaluate(expression, this)
  }

  /** The instances that `for_each` or `count` make of a block; the expression where that is not known. */
  #instances(block: HclBlock): Instance[] | HclAttribute {
    const argument = (name: string) => block.body.attributes.find((attribute) => attribute.name === name)
    const [each, count] = [argument('for_each'), argument('count')]
    if (each) {
      const over = evaluate(each.value, this)
      if (restOf(over)) return each
      const entries = isObject(over)
        ? Object.entries(over)
        : isList(over)
          ? over.map((item) => [textOf(item) ?? '', item] as const)
          : undefined
      const isKnown = entries?.every(([, value]) => !isList(over) || !(value instanceof Unknown))
      if (!entries || !isKnown || entries.length > MOST_INSTANCES) return each
      return entries.map(([key, value]) => ({ key, scope: withNames(this, { each: { key, value } }) }))
    }
    if (!count) return [{ key: undefined, scope: this }]
    const times = Number(textOf(evaluate(count.value, this)) ?? Number.NaN)
    if (!Number.isInteger(times) || times > MOST_INSTANCES) return count
    return Array.from({ length: Math.max(0, times) }, (_, index) => ({
      key: index,
      scope: withNames(this, { count: { index } }),
    }))
  }

  /** A block once for each instance that `count` and `for_each` make; none, and a loss, where that is not known. */
  instances(block: HclBlock, file: string): Resource[] {
    const address = block.labels.join('.')
    return this.#told(block, file, address).map(({ key, scope }) =>
      blockResource(
        block,
        file,
        scope,
        key === undefined ? address : `${address}[${typeof key === 'number' ? key : `"${key}"`}]`,
      ),
    )
  }

  /** The instances of a block, with what is to say where they are none or not known. */
  #told(block: HclBlock, file: string, address: string): readonly Instance[] {
    const found = this.#instances(block)
    if (Array.isArray(found)) {
      const line = block.body.attributes.find(({ name }) => name === 'count' || name === 'for_each')?.line
      if (found.length === 0)
        this.#book.lose(
          { file, line: line ?? block.line },
          `\`${address}\` is made for nothing here, by its \`count\` or \`for_each\`: it is not drawn.`,
        )
      return found
    }
    const { name, value, line } = found
    if (name === 'for_each') {
      this.#book.lose(
        { file, line },
        `\`${address}\` stands for each of ${sayExpression(value.text)}: what those are is not known.`,
      )
      return []
    }
    this.#book.guess(
      { file, line },
      `How often \`${address}\` stands, ${sayExpression(value.text)}, is not known: it is drawn once.`,
    )
    return [{ key: undefined, scope: withNames(this, { count: { index: 0 } }) }]
  }

  /** What a module that this one takes is, once for each instance; undefined where it is not among the files. */
  children(block: HclBlock, file: string): readonly (Instance & { readonly module: Module })[] | undefined {
    const known = this.#children.get(block)
    if (known) return known
    const source = sourceOf(block)
    const folder = source === undefined ? undefined : resolved(this.folder, source)
    const isThere = folder !== undefined && folder !== this.folder && this.#around.folders.has(folder)
    if (!isThere || this.#depth >= DEEPEST) return undefined
    const made = this.#told(block, file, `module.${block.labels[0] ?? ''}`).map((instance) => ({
      ...instance,
      module: new Module(folder, inputsOf(block, instance.scope), this.#around, this.#depth + 1),
    }))
    this.#children.set(block, made)
    return made
  }
}

/** What a module is given: its arguments, as far as they are known. */
function inputsOf(block: HclBlock, scope: Scope): ReadonlyMap<string, TerraformValue> {
  const given = block.body.attributes.filter(
    ({ name }) => !META.includes(name) && name !== 'source' && name !== 'version',
  )
  return new Map(given.map(({ name, value }) => [name, evaluate(value, scope)]))
}

/** A mapping of which each value is computed once it is asked for, and which may have more than is known. */
function lazyObject(
  names: readonly string[],
  compute: (name: string) => TerraformValue | undefined,
): TerraformValue {
  const object = objectOf([])
  for (const name of names)
    Object.defineProperty(object, name, {
      enumerable: true,
      get: () => compute(name) ?? new Unknown(name),
    })
  return withRest(object, new Unknown('what Terraform adds'))
}
