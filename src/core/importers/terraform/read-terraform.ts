import type { Parser } from 'web-tree-sitter'
import type { HclBlock, HclBody } from '../../hcl/hcl'
import { loadHcl } from '../../hcl/load-hcl'
import { readHcl } from '../../hcl/read-hcl'
import type { FactBook } from '../facts/fact-book'
import { type Importer, importerOf } from '../importer'
import { sayExpression, withoutMarks } from '../reading/expression'
import { fieldOf, tellUnread } from '../reading/field'
import type { Source } from '../source'
import { drawPlainTopics } from '../tables/plain-topics'
import { evaluate, type Scope } from './evaluate'
import { RESOURCES } from './kafka-resources'
import { Module, type ModuleFile, type Surroundings } from './module'
import { resolved, sourceOf } from './module-source'
import type { Resource } from './resource'
import type { ParseExpression } from './template-file'
import { deepPlain, objectOf, type TerraformValue } from './values'
import { type VariableFile, valuesOf, variablesGiven, variablesInJson } from './variable-files'

/**
 * Terraform's files: the topics, access lists and clusters of the providers that have them, with variables by their
 * defaults, locals, `for_each` and `count` over what is literal, and modules that are among the files.
 */
export async function loadTerraform(): Promise<Importer> {
  const parser = await loadHcl()
  return importerOf((sources, book) => {
    const folders = new Map<string, ModuleFile[]>()
    const values: VariableFile[] = []
    for (const source of sources) {
      const { name, text } = source
      if (/\.tfvars\.json$/i.test(name)) {
        values.push(variablesInJson(source, folderOf(name), book))
        continue
      }
      const { body, faults } = readHcl(withoutMarks(text), parser)
      for (const line of faults)
        book.lose({ file: name, line }, 'This is no HCL: what stands here is not read.')
      const folder = folderOf(name)
      if (/\.tfvars$/i.test(name)) values.push({ file: name, folder, body, values: valuesOf(body) })
      else folders.set(folder, [...(folders.get(folder) ?? []), { file: name, body }])
    }
    const reader = new TerraformReader(folders, book, expressionOf(parser))
    const roots = reader.roots()
    const given = variablesGiven(values, roots, book)
    for (const folder of roots) reader.read(folder, given.get(folder) ?? new Map())
    if (roots.length === 0) for (const { file, body } of values) reader.loose(body, file, NOTHING)
    reader.tellOthers()
    for (const { name } of sources as readonly Source[])
      book.wholes.push({ of: 'topics', file: name, how: 'stated' })
  })
}

/** Reads one expression, which has to be all of a text. */
const expressionOf =
  (parser: Parser): ParseExpression =>
  (text) => {
    const { body, faults } = readHcl(`it = (${text})\n`, parser)
    const [attribute, ...others] = body.attributes
    return faults.length === 0 && others.length === 0 ? attribute?.value : undefined
  }

const NOTHING = { find: () => undefined }

const folderOf = (name: string): string => name.replaceAll('\\', '/').split('/').slice(0, -1).join('/')

class TerraformReader {
  readonly #around: Surroundings
  readonly #folders: Surroundings['folders']
  readonly #book: FactBook
  readonly #others = new Map<string, { count: number; place: Resource['place'] }>()

  constructor(folders: Surroundings['folders'], book: FactBook, parse: ParseExpression) {
    this.#around = { book, folders, parse }
    this.#folders = folders
    this.#book = book
  }

  /** The folders that no other takes for a module. */
  roots(): string[] {
    const called = new Set<string>()
    for (const [folder, files] of this.#folders) {
      for (const block of files.flatMap(({ body }) => body.blocks)) {
        const source = block.type === 'module' ? sourceOf(block) : undefined
        if (source !== undefined) called.add(resolved(folder, source))
      }
    }
    const roots = [...this.#folders.keys()].filter((folder) => !called.has(folder))
    return roots.length > 0 ? roots : [...this.#folders.keys()]
  }

  read(folder: string, inputs: ReadonlyMap<string, TerraformValue>): void {
    this.#readModule(new Module(folder, inputs, this.#around))
  }

  #readModule(module: Module): void {
    for (const { file, body } of module.files) {
      this.loose(body, file, module)
      for (const block of body.blocks) this.#block(block, file, module)
    }
  }

  /** What stands in no block: what Terragrunt or a file of variables gives to a module that is not here. */
  loose(body: HclBody, file: string, scope: Scope): void {
    for (const { name, value, line } of body.attributes) {
      const place = { file, line }
      if (
        !this.#plain(
          evaluate(value, scope),
          place,
          `\`${name}\` is given to a module that is not among the files`,
        )
      )
        this.#book.lose(place, `\`${name}\` stands in no block: it is not read.`)
    }
  }

  /** Draws what is a topic by its shape, and says so by what it is. Returns whether there was any. */
  #plain(value: TerraformValue, place: Resource['place'], what: string): boolean {
    const field = fieldOf(deepPlain(value), place)
    const count = drawPlainTopics(field, this.#book)
    if (count === 0) return false
    this.#book.guess(
      place,
      `${what}: what has a name and partitions or replicas in it, ${count === 1 ? 'one' : count}, is taken for a topic.`,
    )
    tellUnread(field, this.#book)
    return true
  }

  #block(block: HclBlock, file: string, module: Module): void {
    const place = { file, line: block.line }
    switch (block.type) {
      case 'resource':
        if (Object.hasOwn(RESOURCES, block.labels[0] ?? ''))
          for (const resource of module.instances(block, file)) this.#resource(resource)
        else this.#other(block.labels[0] ?? '', place)
        return
      case 'module':
        this.#module(block, file, module)
        return
      case 'provider':
        this.#book.lose(place, `How Terraform reaches \`${block.labels[0] ?? ''}\` is no part of a design.`)
        return
      case 'data':
        this.#book.lose(
          place,
          `\`data.${block.labels.join('.')}\` is looked up when Terraform runs: it is not known here.`,
        )
        return
      // What a module takes, computes, gives and needs is used where it is referred to.
      case 'variable':
      case 'locals':
      case 'output':
      case 'terraform':
      case 'moved':
      case 'import':
      case 'removed':
      case 'check':
        return
      default:
        this.#book.lose(place, `The block \`${block.type}\` is not taken over.`)
    }
  }

  #resource(resource: Resource): void {
    RESOURCES[resource.type]?.(resource, this.#book)
    for (const { name, place } of resource.unread())
      this.#book.lose(place, `\`${name}\` of \`${resource.address}\` is not taken over.`)
  }

  #module(block: HclBlock, file: string, module: Module): void {
    const children = module.children(block, file)
    const name = block.labels[0] ?? ''
    if (!children) {
      const what =
        block.body.attributes.find((attribute) => attribute.name === 'source')?.value.text ?? 'no source'
      const given = block.body.attributes.filter(
        (attribute) => attribute.name !== 'source' && attribute.name !== 'version',
      )
      const instances = module.instances({ ...block, labels: ['module', name] }, file)
      const isAny = instances.map((instance) =>
        this.#arguments(
          instance,
          given.map((one) => one.name),
        ),
      )
      const names = given
        .slice(0, 6)
        .map((attribute) => `\`${attribute.name}\``)
        .join(', ')
      const rest = names === '' ? '' : ` It is given ${names}.`
      if (!isAny.some(Boolean))
        this.#book.lose(
          { file, line: block.line },
          `The module \`${name}\`, ${sayExpression(what)}, is not among the files: what it makes is not drawn.${rest}`,
        )
      return
    }
    for (const child of children) this.#readModule(child.module)
  }

  /** Draws what a module that is not here is given, where that is topics by its shape. Returns whether it was. */
  #arguments(instance: Resource, names: readonly string[]): boolean {
    const given = names.flatMap((name) => {
      const argument = instance.get(name)
      return argument ? [[name, argument] as const] : []
    })
    const what = `\`${instance.address}\` is not among the files`
    const whole = objectOf(given.map(([name, { value }]) => [name, value]))
    const place = given.find(([name]) => name === 'name' || name === 'topics')?.[1].place ?? instance.place
    return this.#plain(whole, place, what)
  }

  #other(type: string, place: Resource['place']): void {
    const known = this.#others.get(type)
    if (known) known.count += 1
    else this.#others.set(type, { count: 1, place })
  }

  /** What is of types that no drawing has a place for, type by type. */
  tellOthers(): void {
    for (const [type, { count, place }] of this.#others) {
      const what =
        count === 1 ? `A resource of type \`${type}\` is` : `${count} resources of type \`${type}\` are`
      this.#book.lose(place, `${what} not drawn.`)
    }
  }
}
