import type { Design } from '../../model/design'
import { yamlScalar } from '../../yaml/yaml-scalar'
import type { ExportedFile } from '../exporter'
import { singleLine } from '../single-line'
import { SCHEMA_TYPES, type Subject } from './registry-subjects'

const text = (value: string): string => yamlScalar(value, false)

/**
 * What a subject is to a tool: SchemaRegistrySubject of jikkou, Schema of ns4kafka.
 *
 * @see https://jikkou.io, V1SchemaRegistrySubject of jikkou 1.1.0
 * @see https://github.com/michelin/ns4kafka, Schema of ns4kafka 1.21
 */
const RESOURCES = {
  jikkou: {
    path: 'subjects.yaml',
    head: 'apiVersion: schemaregistry.jikkou.io/v1\nkind: SchemaRegistrySubject',
    mode: 'compatibilityLevel',
  },
  ns4kafka: { path: 'schemas.yml', head: 'apiVersion: v1\nkind: Schema', mode: 'compatibility' },
} as const

export type ResourceTool = keyof typeof RESOURCES

/** Returns a file with a resource for each subject, with its newest version. */
export function subjectResources(
  design: Design,
  subjects: readonly Subject[],
  tool: ResourceTool,
): ExportedFile {
  const { path, head: kind, mode } = RESOURCES[tool]
  const resources = subjects.flatMap((subject) => {
    const newest = subject.versions.at(-1)
    if (!newest) return []
    const { name, language, compatibility } = subject
    const references = newest.references.map(
      (one) =>
        `    - name: ${text(one.name)}\n      subject: ${text(one.subject)}\n      version: ${one.version}\n`,
    )
    return [
      `${kind}
metadata:
  name: ${text(name)}
spec:
  schemaType: ${SCHEMA_TYPES[language]}
${compatibility === undefined ? '' : `  ${mode}: ${compatibility}\n`}  schema: ${JSON.stringify(newest.text)}
${references.length === 0 ? '' : `  references:\n${references.join('')}`}`,
    ]
  })
  const head = `# The schemas of ${singleLine(design.name)}.\n`
  return { path, text: [head, ...resources].join('---\n'), language: 'yaml' }
}
