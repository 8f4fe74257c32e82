import {
  PROTO_SCALARS,
  type ProtoEnum,
  type ProtoField,
  type ProtoFile,
  type ProtoMessage,
  ProtoNames,
  type ProtoTypes,
} from './proto-file'
import { PROTOBUF_CHANGES, type ProtobufChange, type ProtobufChangeType } from './protobuf-changes'

/** Scalars of one group are written alike, and so are enums and the numbers of the first. */
const SCALAR_GROUPS: Readonly<Record<string, string>> = {
  int32: 'number', int64: 'number', uint32: 'number', uint64: 'number', bool: 'number',
  sint32: 'zigzag', sint64: 'zigzag', string: 'text', bytes: 'text',
  fixed32: 'fixed32', sfixed32: 'fixed32', fixed64: 'fixed64', sfixed64: 'fixed64', float: 'float', double: 'double',
} // biome-ignore format: a table

/**
 * Returns every change from the schema that data was written with to the one that it is read with, by the registry's
 * own types; `PROTOBUF_CHANGES` says which of them a reader does not survive. Fields are told by their tags.
 *
 * @see io.confluent.kafka.schemaregistry.protobuf.diff.SchemaDiff of Schema Registry 8.1
 */
export function compareProtobuf(writer: ProtoFile, reader: ProtoFile): readonly ProtobufChange[] {
  const comparison = new Comparison(writer, reader)
  if (writer.package !== reader.package) comparison.add('PACKAGE_CHANGED', '')
  comparison.types(writer, reader, { path: '', writer: writer.package, reader: reader.package })
  return comparison.found
}

/** Where the comparison stands: the path to it, and the full name of the scope on either side. */
interface Scope {
  readonly path: string
  readonly writer: string
  readonly reader: string
}

const inside = (scope: Scope, name: string): Scope => ({
  path: pathOf(scope.path, name),
  writer: dotted(scope.writer, name),
  reader: dotted(scope.reader, name),
})

const pathOf = (path: string, name: string | number): string =>
  path === '' ? String(name) : `${path}/${name}`
const dotted = (scope: string, name: string): string => (scope === '' ? name : `${scope}.${name}`)

class Comparison {
  readonly found: ProtobufChange[] = []
  readonly #writer: ProtoNames
  readonly #reader: ProtoNames
  readonly #running = new Set<ProtoMessage>()

  readonly #files: Readonly<Record<'writer' | 'reader', ProtoFile>>

  constructor(writer: ProtoFile, reader: ProtoFile) {
    this.#files = { writer, reader }
    this.#writer = new ProtoNames(writer)
    this.#reader = new ProtoNames(reader)
  }

  add(type: ProtobufChangeType, path: string): void {
    this.found.push({ type, path })
  }

  types(writer: ProtoTypes, reader: ProtoTypes, scope: Scope): void {
    const written = writer.messages.filter(({ isGroup }) => !isGroup)
    const read = reader.messages.filter(({ isGroup }) => !isGroup)
    for (const [name, [was, is]] of pairsByName(written, read)) {
      const here = inside(scope, name)
      if (!is) this.add('MESSAGE_REMOVED', here.path)
      else if (!was) this.add('MESSAGE_ADDED', here.path)
      else {
        this.#message(was, is, here)
        if (written.indexOf(was) !== read.indexOf(is)) this.add('MESSAGE_MOVED', here.path)
      }
    }
    for (const [name, [was, is]] of pairsByName(writer.enums, reader.enums)) {
      const { path } = inside(scope, name)
      if (!is) this.add('ENUM_REMOVED', path)
      else if (!was) this.add('ENUM_ADDED', path)
      else this.#enum(was, is, path)
    }
  }

  #enum(writer: ProtoEnum, reader: ProtoEnum, path: string): void {
    const [was, is] = [writer, reader].map(({ values }) => new Map(values.map(([name, tag]) => [tag, name])))
    for (const tag of new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])) {
      const [before, after] = [was?.get(tag), is?.get(tag)]
      if (after === undefined) this.add('ENUM_CONST_REMOVED', pathOf(path, tag))
      else if (before === undefined) this.add('ENUM_CONST_ADDED', pathOf(path, tag))
      else if (before !== after) this.add('ENUM_CONST_CHANGED', pathOf(path, tag))
    }
  }

  #message(writer: ProtoMessage, reader: ProtoMessage, scope: Scope): void {
    if (!this.#running.has(writer)) {
      this.#running.add(writer)
      this.#oneofs(writer, reader, scope)
      this.#fields(writer, reader, scope)
      this.#running.delete(writer)
    }
    this.types(writer, reader, scope)
  }

  #oneofs(writer: ProtoMessage, reader: ProtoMessage, { path }: Scope): void {
    const written = byTag(writer)
    for (const oneof of reader.oneofs) {
      const groups = new Set<string>()
      let alone = 0
      for (const { tag } of fieldsOf(reader).filter((field) => field.oneof === oneof)) {
        const was = written.get(tag)
        if (!was) continue
        groups.add(was.oneof === undefined ? `field ${tag}` : `oneof ${was.oneof}`)
        if (was.oneof === undefined) alone += 1
      }
      if (groups.size > 1)
        this.add(
          alone > 1 ? 'MULTIPLE_FIELDS_MOVED_TO_ONEOF' : 'FIELD_MOVED_TO_EXISTING_ONEOF',
          pathOf(path, oneof),
        )
    }
    for (const oneof of [...new Set([...writer.oneofs, ...reader.oneofs])].sort()) {
      if (!reader.oneofs.includes(oneof)) this.add('ONEOF_REMOVED', pathOf(path, oneof))
      else if (!writer.oneofs.includes(oneof)) this.add('ONEOF_ADDED', pathOf(path, oneof))
    }
  }

  #fields(writer: ProtoMessage, reader: ProtoMessage, scope: Scope): void {
    const [written, read] = [byTag(writer), byTag(reader)]
    // A oneof that went with all of its fields is a field that went.
    const isGone = (oneof: string) =>
      !reader.oneofs.includes(oneof) &&
      fieldsOf(writer).every((field) => field.oneof !== oneof || !read.has(field.tag))
    for (const tag of [...new Set([...written.keys(), ...read.keys()])].sort((one, other) => one - other)) {
      const [was, is] = [written.get(tag), read.get(tag)]
      const at = (oneof: string | undefined) =>
        pathOf(oneof === undefined ? scope.path : pathOf(scope.path, oneof), tag)
      if (was && is) {
        if (was.oneof !== undefined && is.oneof === undefined)
          this.add('ONEOF_FIELD_MOVED_TO_TOP_LEVEL', at(undefined))
        this.#field(was, is, scope, at(is.oneof))
      } else if (was?.oneof !== undefined) {
        if (!isGone(was.oneof)) this.add('ONEOF_FIELD_REMOVED', at(was.oneof))
      } else if (was)
        this.add(was.label === 'required' ? 'REQUIRED_FIELD_REMOVED' : 'FIELD_REMOVED', at(undefined))
      else if (is?.oneof !== undefined) this.add('ONEOF_FIELD_ADDED', at(is.oneof))
      else if (is) this.add(is.label === 'required' ? 'REQUIRED_FIELD_ADDED' : 'FIELD_ADDED', at(undefined))
    }
  }

  #field(writer: ProtoField, reader: ProtoField, scope: Scope, path: string): void {
    if (writer.name !== reader.name) this.add('FIELD_NAME_CHANGED', path)
    if ((writer.key === undefined) !== (reader.key === undefined)) this.add('FIELD_KIND_CHANGED', path)
    else {
      if (writer.key !== undefined && reader.key !== undefined)
        this.#typesOf({ type: writer.key }, { type: reader.key }, scope, path)
      this.#typesOf(writer, reader, scope, path)
    }
  }

  #typesOf(
    writer: Pick<ProtoField, 'type' | 'label'>,
    reader: Pick<ProtoField, 'type' | 'label'>,
    scope: Scope,
    path: string,
  ): void {
    const [was, is] = [
      this.#writer.find(writer.type, scope.writer),
      this.#reader.find(reader.type, scope.reader),
    ]
    const [of, by] = [groupOf(writer.type, was?.type), groupOf(reader.type, is?.type)]
    if ((of === undefined) !== (by === undefined)) this.add('FIELD_KIND_CHANGED', path)
    else if (of !== by) this.add('FIELD_SCALAR_KIND_CHANGED', path)
    else if (of !== undefined) {
      if (writer.label === undefined || reader.label === undefined || writer.label === reader.label) return
      this.add(of === 'text' ? 'FIELD_STRING_OR_BYTES_LABEL_CHANGED' : 'FIELD_NUMERIC_LABEL_CHANGED', path)
    } else if (!was || !is) {
      if (unrooted(writer.type) !== unrooted(reader.type)) this.add('FIELD_NAMED_TYPE_CHANGED', path)
    } else if (localName(was) !== localName(is)) this.add('FIELD_NAMED_TYPE_CHANGED', path)
    else if (was.file !== this.#files.writer || is.file !== this.#files.reader)
      this.#imported(
        was.type,
        is.type,
        { path: localName(was).replaceAll('.', '/'), writer: was.name, reader: is.name },
        path,
      )
  }

  /** A message of another file may have changed there. */
  #imported(
    writer: ProtoMessage | ProtoEnum,
    reader: ProtoMessage | ProtoEnum,
    scope: Scope,
    path: string,
  ): void {
    if (writer.kind === 'enum' || reader.kind === 'enum' || this.#running.has(writer)) return
    const before = this.found.length
    this.#message(writer, reader, scope)
    if (this.found.slice(before).some(({ type }) => PROTOBUF_CHANGES[type] !== null))
      this.add('FIELD_NAMED_TYPE_CHANGED', path)
  }
}

/** Those that a registry compares. */
const fieldsOf = ({ fields }: ProtoMessage): readonly ProtoField[] => fields.filter(({ isAside }) => !isAside)

const byTag = (message: ProtoMessage): ReadonlyMap<number, ProtoField> =>
  new Map(fieldsOf(message).map((field) => [field.tag, field]))

function pairsByName<One extends { readonly name: string }>(
  writer: readonly One[],
  reader: readonly One[],
): Map<string, readonly [One | undefined, One | undefined]> {
  const find = (of: readonly One[], name: string) => of.find((one) => one.name === name)
  const names = [...writer, ...reader].map(({ name }) => name)
  return new Map(names.map((name) => [name, [find(writer, name), find(reader, name)]]))
}

/** How a scalar is written; undefined of a message. */
function groupOf(type: string, named: ProtoMessage | ProtoEnum | undefined): string | undefined {
  if (PROTO_SCALARS.has(type)) return SCALAR_GROUPS[type]
  return named?.kind === 'enum' ? 'number' : undefined
}

const unrooted = (type: string): string => type.replace(/^\./, '')

const localName = ({ name, file }: { readonly name: string; readonly file: ProtoFile }): string =>
  file.package !== '' && name.startsWith(`${file.package}.`) ? name.slice(file.package.length + 1) : name
