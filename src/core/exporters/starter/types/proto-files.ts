import type { ProtoFile } from '../../../schemas/proto-file'
import type { Subject } from '../../registry/registry-subjects'
import { uniqueName } from './code-names'

/** Where a project has the files that a compiler of Protobuf reads, each by the name that others import it by. */
export const PROTO_FOLDER = 'schemas/protobuf'

/** A file of Protobuf whose types the build of a project makes. */
export interface BuiltProto {
  /** As `acme/price.proto`, below the folder of these files. */
  readonly name: string
  readonly text: string
  readonly file: ProtoFile
  /** The first message, which is what is written and read; empty where there is none. */
  readonly message: string
}

/** A name that a file may have on every system, and that no path leads out of the folder by. */
const isSound = (name: string): boolean =>
  /^[\w-]+(?:[./][\w-]+)*\.proto$/.test(name) && !/^(google|confluent)\//.test(name)

/**
 * Returns for each subject of Protobuf the file of its newest version, those that others import first. Two subjects of
 * one text share a file. Leaves out what is no Protobuf, and what calls a type by a name that is taken: a compiler takes
 * no name twice.
 */
export function builtProtos(
  subjects: readonly Subject[],
  fileOf: (subject: Subject) => ProtoFile | undefined,
): ReadonlyMap<string, BuiltProto> {
  const imported = new Map<string, string>()
  for (const { versions } of subjects)
    for (const { name, subject } of versions.at(-1)?.references ?? []) imported.set(subject, name)
  const taken = new Set([...imported.values()].map((name) => name.replace(/\.proto$/, '').toLowerCase()))
  const defined = new Set<string>()
  const texts = new Map<string, BuiltProto>()
  const found = new Map<string, BuiltProto>()
  for (const subject of subjects.filter(({ language }) => language === 'protobuf')) {
    const { text = '', references = [] } = subject.versions.at(-1) ?? {}
    const file = fileOf(subject)
    if (file === undefined || references.some(({ subject: of }) => !found.has(of))) continue
    const known = texts.get(text)
    if (known !== undefined) {
      found.set(subject.name, known)
      continue
    }
    const own = [...file.messages, ...file.enums].map(({ name }) => `${file.package}.${name}`)
    const name =
      imported.get(subject.name) ??
      `${uniqueName(subject.slug.replace(/[^A-Za-z0-9]+/g, '_').toLowerCase(), taken)}.proto`
    if (!isSound(name) || own.some((one) => defined.has(one))) continue
    for (const one of own) defined.add(one)
    const built = { name, text, file, message: file.messages[0]?.name ?? '' }
    texts.set(text, built)
    found.set(subject.name, built)
  }
  return found
}
