import { updateNode } from '@/core/edits/update-node'
import type { SchemaFormat, SchemaVersion, Topic } from '@/core/model/design'
import type { SchemaLanguage } from '@/core/schemas/read-schema'
import { type RecordPart, schemaOf } from '@/core/schemas/topic-schemas'
import { dispatch } from '@/stores/document/document-store'

type Types = NonNullable<SchemaFormat['types']>

/** Which text of a topic is edited: of its keys or values, of which type, and which version. */
export interface SchemaKey {
  readonly topic: string
  readonly part: RecordPart
  readonly type: number
  readonly version: number
}

const versionsWith = (versions: readonly SchemaVersion[], at: number, version: SchemaVersion) =>
  versions.length === at ? [...versions, version] : versions.with(at, version)

/** Sets one version of a type, the one after its last included; the language goes with it. */
export function setVersion(key: SchemaKey, language: SchemaLanguage, version: SchemaVersion): void {
  const { topic, part, type, version: at } = key
  change(topic, part, `Set version ${at + 1} of the ${part} schema of ${topic}`, (schema) => {
    const types: Types = schema?.types ?? []
    const versions = versionsWith(types[type]?.versions ?? [], at, version)
    const changed = types.length === type ? [...types, { versions }] : types.with(type, { versions })
    return { ...schema, format: language, types: changed }
  })
}

/** Takes the newest version of a type away, and the type with its only one. */
export function removeNewest({ topic, part, type }: SchemaKey): void {
  change(topic, part, `Remove the newest ${part} schema of ${topic}`, (schema) => {
    const versions = schema?.types?.[type]?.versions ?? []
    const types = (schema?.types ?? []).flatMap((one, at) => {
      if (at !== type) return [one]
      return versions.length > 1 ? [{ versions: versions.slice(0, -1) }] : []
    })
    const { types: _, ...rest } = schema ?? { format: 'none' }
    return types.length > 0 ? { ...rest, types } : rest
  })
}

function change(
  name: string,
  part: RecordPart,
  label: string,
  to: (schema: SchemaFormat | undefined) => SchemaFormat,
): void {
  const field = part === 'key' ? 'keySchema' : 'schema'
  dispatch(
    updateNode(
      'topic',
      name,
      (node: Topic): Topic => ({ ...node, [field]: to(schemaOf(node, part)) }),
      label,
    ),
  )
}
