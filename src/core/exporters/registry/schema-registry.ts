import type { Design } from '../../model/design'
import { topicId } from '../../model/node-id'
import { type Carried, notCarried } from '../carried'
import type { ExportedFile, Exporter, ExportLoss, ExportOption } from '../exporter'
import { optionValues } from '../option-values'
import { schemaReaders } from '../schema-readers'
import { shellQuote } from '../shell'
import { singleLine } from '../single-line'
import { hclLabels, hclString } from '../topics/hcl-text'
import { wellFormed } from '../well-formed'
import { registrySubjects, SCHEMA_TYPES, type Subject } from './registry-subjects'
import { subjectResources } from './subject-resources'

const OPTIONS = [
  {
    id: 'registry',
    label: 'Registry',
    help: 'The address at which the schema registry answers.',
    kind: 'text',
    initial: 'http://localhost:8081',
  },
  {
    id: 'by',
    label: 'Registered by',
    help: 'Which tool registers the schemas: every version by REST calls, the newest of each by the others.',
    kind: 'choice',
    initial: 'rest',
    choices: [
      { value: 'rest', label: 'REST calls' },
      { value: 'maven', label: 'Maven plugin' },
      { value: 'terraform', label: 'Terraform' },
      { value: 'jikkou', label: 'jikkou' },
      { value: 'ns4kafka', label: 'ns4kafka' },
    ],
  },
] as const satisfies readonly ExportOption[]

const FIELDS = ['format', 'compatibility', 'naming', 'types']

const CARRIED: Carried = {
  nodes: { topic: ['schema', 'keySchema'].flatMap((part) => FIELDS.map((field) => `${part}.${field}`)) },
  design: ['name'],
}

/** What a registry is told: each subject with its compatibility and its versions, oldest first. */
export const schemaRegistry: Exporter = {
  options: OPTIONS,
  losses: (design) => [...notCarried(design, CARRIED), ...withoutSubject(design)],
  export: (design, analysis, values) => {
    const { registry, by } = optionValues(OPTIONS, values)
    const subjects = registrySubjects(design, schemaReaders(analysis))
    const schemas = subjects.flatMap(({ versions, language }) =>
      versions.map(({ path, text }): ExportedFile => {
        const ending = text.endsWith('\n') ? text : `${text}\n`
        return { path, text: ending, language: language === 'protobuf' ? 'plaintext' : 'json' }
      }),
    )
    if (by === 'maven') return [maven(design, subjects, registry), ...schemas]
    if (by === 'terraform') return [terraform(design, subjects), ...schemas]
    if (by === 'jikkou' || by === 'ns4kafka') return [subjectResources(design, subjects, by)]
    return [...rest(design, subjects, registry), ...schemas]
  },
}

const withoutSubject = (design: Design): ExportLoss[] =>
  design.topics
    .filter(
      ({ schema, keySchema }) =>
        (schema?.format ?? 'none') === 'none' && (keySchema?.format ?? 'none') === 'none',
    )
    .map(({ name }) => ({
      at: topicId(name),
      field: '',
      sentence: 'Topics without a schema have no subject.',
    }))

const aboutOf = ({ topic, part }: Subject): string =>
  topic === undefined ? 'Named by others' : `${part === 'key' ? 'Keys' : 'Values'} of ${singleLine(topic)}`

/** A script of calls, and what each call sends. */
function rest(design: Design, subjects: readonly Subject[], registry: string): ExportedFile[] {
  const files: ExportedFile[] = []
  const lines: string[] = []
  const send = (method: string, path: string, file: string, body: unknown) => {
    files.push({ path: file, text: `${JSON.stringify(body, null, 2)}\n`, language: 'json' })
    lines.push(`send ${method} ${shellQuote(path)} ${shellQuote(file)}`)
  }
  for (const subject of subjects) {
    const { name, slug, language, compatibility, versions } = subject
    const address = encodeURIComponent(wellFormed(name))
    lines.push('', `# ${aboutOf(subject)}`)
    if (compatibility !== undefined)
      send('PUT', `/config/${address}`, `requests/${slug}.config.json`, { compatibility })
    for (const [index, { text, references }] of versions.entries()) {
      const body = {
        schemaType: SCHEMA_TYPES[language],
        schema: text,
        ...(references.length > 0 && { references }),
      }
      send('POST', `/subjects/${address}/versions`, `requests/${slug}.v${index + 1}.json`, body)
    }
  }
  const script = `#!/usr/bin/env bash
# Registers the schemas of ${singleLine(design.name)}. A version that is there already is left as it is.
set -euo pipefail
cd "$(dirname "$0")"
default_registry=${shellQuote(registry)}
registry=\${SCHEMA_REGISTRY:-$default_registry}

send() {
  curl --silent --show-error --fail-with-body --request "$1" \\
    --header 'Content-Type: application/vnd.schemaregistry.v1+json' --data "@$3" "$registry$2"
  echo
}
${lines.join('\n')}
`
  return [{ path: 'register-schemas.sh', text: script, language: 'bash' }, ...files]
}

const xmlText = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[\p{Cc}\p{Cs}]/gu, ' ')

/** A subject as the plugin has it for the name of an element: what may not stand there by its bytes, after `_x`. */
function elementName(subject: string): string {
  const encoded = encodeURIComponent(wellFormed(subject))
    .replaceAll(/[!'()*~]/g, hex)
    .replaceAll('%', '_x')
  return /^[A-Za-z_]/.test(encoded)
    ? encoded
    : `${hex(encoded.charAt(0)).replace('%', '_x')}${encoded.slice(1)}`
}

const hex = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`

/**
 * The plugin's part of a `pom.xml`: it registers the newest version of each subject.
 *
 * @see https://docs.confluent.io/platform/current/schema-registry/develop/maven-plugin.html
 */
function maven(design: Design, subjects: readonly Subject[], registry: string): ExportedFile {
  const each = (element: string, of: (subject: Subject) => string | undefined) => {
    const lines = subjects.flatMap((subject) => {
      const inner = of(subject)
      const name = elementName(subject.name)
      return inner === undefined ? [] : [`      <${name}>${inner}</${name}>`]
    })
    return lines.length === 0 ? [] : [`    <${element}>`, ...lines, `    </${element}>`]
  }
  const newest = ({ versions }: Subject) => versions.at(-1)
  const references = (subject: Subject) => {
    const named = newest(subject)?.references ?? []
    if (named.length === 0) return undefined
    const lines = named.map(
      ({ name, subject: of, version }) =>
        `        <reference><name>${xmlText(name)}</name><subject>${xmlText(of)}</subject><version>${version}</version></reference>`,
    )
    return `\n${lines.join('\n')}\n      `
  }
  const lines = [
    `<!-- The schemas of ${xmlText(singleLine(design.name)).replaceAll('-', '‐')}, for the plugins of a pom.xml. -->`,
    '<plugin>',
    '  <groupId>io.confluent</groupId>',
    '  <artifactId>kafka-schema-registry-maven-plugin</artifactId>',
    '  <version>8.1.0</version>',
    '  <configuration>',
    `    <schemaRegistryUrls><param>${xmlText(registry)}</param></schemaRegistryUrls>`,
    ...each('subjects', (subject) => newest(subject)?.path),
    ...each('schemaTypes', (subject) => newest(subject) && SCHEMA_TYPES[subject.language]),
    ...each('references', references),
    ...each('compatibilityLevels', ({ compatibility }) => compatibility),
    '  </configuration>',
    '</plugin>',
  ]
  return { path: 'schema-registry-plugin.xml', text: `${lines.join('\n')}\n`, language: 'xml' }
}

/**
 * `confluent_schema` and `confluent_subject_config` of Confluent's provider: the newest version of each subject.
 *
 * @see https://registry.terraform.io/providers/confluentinc/confluent/latest/docs/resources/confluent_schema
 */
function terraform(design: Design, subjects: readonly Subject[]): ExportedFile {
  const labels = hclLabels(subjects.map(({ name }) => name))
  const blocks = subjects.flatMap((subject) => {
    const { name, language, versions, compatibility } = subject
    const [label, newest] = [labels.get(name) ?? '', versions.at(-1)]
    const references = (newest?.references ?? []).map(
      (one) =>
        `\n  schema_reference {\n    name         = ${hclString(one.name)}\n    subject_name = ${hclString(one.subject)}\n    version      = ${one.version}\n  }\n`,
    )
    const schema = `# ${aboutOf(subject)}
resource "confluent_schema" "${label}" {
  subject_name = ${hclString(name)}
  format       = ${hclString(SCHEMA_TYPES[language])}
  schema       = file("\${path.module}/${newest?.path}")
${references.join('')}
  lifecycle {
    prevent_destroy = true
  }
}
`
    const config = `resource "confluent_subject_config" "${label}" {
  subject_name        = ${hclString(name)}
  compatibility_level = ${hclString(compatibility ?? '')}
}
`
    return [...(newest ? [schema] : []), ...(compatibility === undefined ? [] : [config])]
  })
  const text = [`# The schemas of ${singleLine(design.name)}.\n`, ...blocks].join('\n')
  return { path: 'schemas.tf', text, language: 'hcl' }
}
