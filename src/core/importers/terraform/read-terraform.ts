import type { HclBlock } from '../../hcl/hcl'
import { loadHcl } from '../../hcl/load-hcl'
import { readHcl } from '../../hcl/read-hcl'
import type { FactBook } from '../facts/fact-book'
import { type Importer, importerOf } from '../importer'
import { sayExpression, withoutMarks } from '../reading/expression'
import type { Source } from '../source'
import { evaluate } from './evaluate'
import { RESOURCES } from './kafka-resources'
import { inputsOf, Module, type ModuleFile } from './module'
import type { Resource } from './resource'
import type { TerraformValue } from './values'

/**
 * Terraform's files: the topics, access lists and clusters of the providers that have them, with variables by their
 * defaults, locals, `for_each` and `count` over what is literal, and modules that are among the files.
 */
export async function loadTerraform(): Promise<Importer> {
  const parser = await loadHcl()
  return importerOf((sources, book) => {
    const folders = new Map<string, ModuleFile[]>()
    const given = new Map<string, Map<string, TerraformValue>>()
    for (const { name, text } of sources) {
      const { body, faults } = readHcl(withoutMarks(text), parser)
      for (const line of faults)
        book.lose({ file: name, line }, 'This is no HCL: what stands here is not read.')
      const folder = folderOf(name)
      if (/\.tfvars$/i.test(name)) {
        const values = given.get(folder) ?? new Map<string, TerraformValue>()
        for (const { name: variable, value } of body.attributes)
          values.set(variable, evaluate(value, NOTHING))
        given.set(folder, values)
      } else folders.set(folder, [...(folders.get(folder) ?? []), { file: name, body }])
    }
    const reader = new TerraformReader(folders, book)
    for (const folder of reader.roots()) reader.read(folder, given.get(folder) ?? new Map())
    reader.tellOthers()
    for (const { name } of sources as readonly Source[])
      book.wholes.push({ of: 'topics', file: name, how: 'stated' })
  })
}

const NOTHING = { find: () => undefined }

const folderOf = (name: string): string => name.replaceAll('\\', '/').split('/').slice(0, -1).join('/')

/** A folder that a module names, from the folder that names it: `infra` and `./topics` are `infra/topics`. */
function resolved(from: string, source: string): string {
  const steps = from === '' ? [] : from.split('/')
  for (const step of source.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}

/** Modules nest no deeper than this; one that holds itself would without end. */
const DEEPEST = 8

class TerraformReader {
  readonly #folders: ReadonlyMap<string, readonly ModuleFile[]>
  readonly #book: FactBook
  readonly #others = new Map<string, { count: number; place: Resource['place'] }>()

  constructor(folders: ReadonlyMap<string, readonly ModuleFile[]>, book: FactBook) {
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

  read(folder: string, inputs: ReadonlyMap<string, TerraformValue>, depth = 0): void {
    const module = new Module(this.#folders.get(folder) ?? [], inputs, this.#book)
    for (const { file, body } of module.files) {
      for (const { name, line } of body.attributes)
        this.#book.lose({ file, line }, `\`${name}\` stands in no block: it is not read.`)
      for (const block of body.blocks) this.#block(block, file, folder, module, depth)
    }
  }

  #block(block: HclBlock, file: string, folder: string, module: Module, depth: number): void {
    const place = { file, line: block.line }
    switch (block.type) {
      case 'resource':
        if (Object.hasOwn(RESOURCES, block.labels[0] ?? ''))
          for (const resource of module.instances(block, file)) this.#resource(resource)
        else this.#other(block.labels[0] ?? '', place)
        return
      case 'module':
        this.#module(block, file, folder, module, depth)
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

  #module(block: HclBlock, file: string, folder: string, module: Module, depth: number): void {
    const source = sourceOf(block)
    const path = source === undefined ? undefined : resolved(folder, source)
    const name = block.labels[0] ?? ''
    if (path === undefined || !this.#folders.has(path) || path === folder || depth >= DEEPEST) {
      const what =
        block.body.attributes.find((attribute) => attribute.name === 'source')?.value.text ?? 'no source'
      const given = block.body.attributes.filter(
        (attribute) => attribute.name !== 'source' && attribute.name !== 'version',
      )
      const names = given
        .slice(0, 6)
        .map((attribute) => `\`${attribute.name}\``)
        .join(', ')
      const rest = names === '' ? '' : ` It is given ${names}.`
      this.#book.lose(
        { file, line: block.line },
        `The module \`${name}\`, ${sayExpression(what)}, is not among the files: what it makes is not drawn.${rest}`,
      )
      return
    }
    for (const instance of module.instances({ ...block, labels: ['module', name] }, file)) {
      const inputs = new Map<string, TerraformValue>()
      for (const variable of inputsOf(block, module).keys()) {
        const value = instance.get(variable)
        if (value) inputs.set(variable, value.value)
      }
      this.read(path, inputs, depth + 1)
    }
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

/** The folder that a module is taken from, where it is one beside the file. */
function sourceOf(block: HclBlock): string | undefined {
  const source = block.body.attributes.find(({ name }) => name === 'source')?.value
  return source?.kind === 'literal' && /^\.\.?\//.test(String(source.value))
    ? String(source.value)
    : undefined
}
