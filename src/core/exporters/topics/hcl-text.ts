import { uniqueSlugs } from '../unique-slugs'

/** A string as HCL reads it: nothing in it is a template. */
export const hclString = (text: string): string =>
  JSON.stringify(text)
    .replaceAll(/[\u007f-\uffff]/g, (character) =>
      /\p{C}/u.test(character) ? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}` : character,
    )
    .replaceAll('${', '$${')
    .replaceAll('%{', '%%{')

/** Labels for resources, all different: letters, digits, `_` and `-`, a letter or `_` first. */
export const hclLabels = (names: readonly string[]): ReadonlyMap<string, string> =>
  uniqueSlugs(names, (name) => {
    const label = name.replace(/[^A-Za-z0-9_-]+/g, '_')
    return /^[A-Za-z_]/.test(label) ? label : `t_${label}`
  })

/** A map of strings over lines, or in braces alone where it is empty. */
export function hclMap(entries: readonly (readonly [string, string])[], margin: string): string {
  if (entries.length === 0) return '{}'
  const keys = entries.map(([key]) => hclString(key))
  const width = Math.max(...keys.map((key) => key.length))
  const lines = entries.map(
    ([, value], at) => `${margin}  ${(keys[at] ?? '').padEnd(width)} = ${hclString(value)}`,
  )
  return `{\n${lines.join('\n')}\n${margin}}`
}

/** The block of a file of Terraform that names a provider, its source and its releases. */
export const hclProvider = (name: string, source: string, version: string): string => `terraform {
  required_providers {
    ${name} = {
      source  = "${source}"
      version = "${version}"
    }
  }
}
`

export const MONGEY_PROVIDER = hclProvider('kafka', 'Mongey/kafka', '~> 0.13')

/** Confluent's provider, for resources of one cluster. */
export const CONFLUENT_PROVIDER = `${hclProvider('confluent', 'confluentinc/confluent', '~> 2.0')}
variable "kafka_cluster_id" {
  type = string
}
`
