export interface ProtoField {
  readonly name: string
  readonly tag: number
  readonly type: string
  /** Of a map, the type of its keys. */
  readonly key?: string
  readonly label?: 'required' | 'optional' | 'repeated'
  readonly oneof?: string
  /** Whether it is a group or an extension: a registry compares neither. */
  readonly isAside?: boolean
}

export interface ProtoEnum {
  readonly kind: 'enum'
  readonly name: string
  readonly values: readonly (readonly [name: string, tag: number])[]
}

export interface ProtoMessage extends ProtoTypes {
  readonly kind: 'message'
  readonly name: string
  readonly fields: readonly ProtoField[]
  readonly oneofs: readonly string[]
  readonly isGroup?: boolean
}

export interface ProtoTypes {
  readonly messages: readonly ProtoMessage[]
  readonly enums: readonly ProtoEnum[]
}

export interface ProtoFile extends ProtoTypes {
  readonly package: string
  /** What it says to compilers, as `java_package`. */
  readonly options: Readonly<Record<string, unknown>>
  /** The files that it imports, those of Google left out where no text is given. */
  readonly imported: readonly ProtoFile[]
}

export const PROTO_SCALARS: ReadonlySet<string> = new Set([
  'double', 'float', 'int32', 'int64', 'uint32', 'uint64', 'sint32', 'sint64',
  'fixed32', 'fixed64', 'sfixed32', 'sfixed64', 'bool', 'string', 'bytes',
]) // biome-ignore format: a list

/** A type by its name, from inside of a scope: the nearest one, as Protobuf looks for it. */
export class ProtoNames {
  readonly #types = new Map<string, { readonly type: ProtoMessage | ProtoEnum; readonly file: ProtoFile }>()

  constructor(file: ProtoFile) {
    for (const one of [...file.imported, file]) this.#add(one, one.package, one)
  }

  #add(types: ProtoTypes, scope: string, file: ProtoFile): void {
    for (const type of [...types.messages, ...types.enums]) {
      const name = scope === '' ? type.name : `${scope}.${type.name}`
      this.#types.set(name, { type, file })
      if (type.kind === 'message') this.#add(type, name, file)
    }
  }

  find(name: string, scope: string) {
    if (name.startsWith('.')) return this.#at(name.slice(1))
    for (let space = scope; space !== ''; space = space.slice(0, Math.max(space.lastIndexOf('.'), 0))) {
      const found = this.#at(`${space}.${name}`)
      if (found) return found
    }
    return this.#at(name)
  }

  #at(name: string) {
    const found = this.#types.get(name)
    return found && { name, ...found }
  }
}
