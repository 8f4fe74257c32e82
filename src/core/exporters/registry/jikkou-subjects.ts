import type { Design } from '../../model/design'
import { yamlScalar } from '../../yaml/yaml-scalar'
import type { ExportedFile } from '../exporter'
import { singleLine } from '../single-line'
import { SCHEMA_TYPES, type Subject } from './registry-subjects'

const text = (value: string): string => yamlScalar(value, false)

/**
 * A SchemaRegistrySubject of jikkou for each subject, with its newest version.
 *
 * @see https://jikkou.io, V1SchemaRegistrySubject of jikkou 1.1.0
 */
export function jikkouSubjects(design: Design, subjects: readonly Subject[]): ExportedFile {
  const resources = subjects.flatMap((subject) => {
    const newest = subject.versions.at(-1)
    if (!newest) return []
    const { name, language, compatibility } = subject
    const references = newest.references.map(
      (one) =>
        `    - name: ${text(one.name)}\n      subject: ${text(one.subject)}\n      version: ${one.version}\n`,
    )
    return [
      `apiVersion: schemaregistry.jikkou.io/v1
kind: SchemaRegistrySubject
metadata:
  name: ${text(name)}
spec:
  schemaType: ${SCHEMA_TYPES[language]}
${compatibility === undefined ? '' : `  compatibilityLevel: ${compatibility}\n`}  schema: ${JSON.stringify(newest.text)}
${references.length === 0 ? '' : `  references:\n${references.join('')}`}`,
    ]
  })
  const head = `# The schemas of ${singleLine(design.name)}.\n`
  return { path: 'subjects.yaml', text: [head, ...resources].join('---\n'), language: 'yaml' }
}
