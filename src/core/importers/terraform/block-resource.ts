import type { HclBlock } from '../../hcl/hcl'
import type { Place } from '../source'
import { evaluate, type Scope } from './evaluate'
import type { Attribute, Resource } from './resource'

/** Arguments of any block that say when and how it is made, not what. */
export const META = [
  'count',
  'for_each',
  'depends_on',
  'provider',
  'lifecycle',
  'timeouts',
  'connection',
  'provisioner',
]
/** A block of Terraform's files as a resource: its arguments are computed in the scope where they are asked for. */
export function blockResource(block: HclBlock, file: string, scope: Scope, address: string): Resource {
  const asked = new Set<string>(META)
  const [type = block.type] = block.labels
  return {
    type,
    address,
    place: { file, line: block.line },
    get(...names): Attribute | undefined {
      for (const name of names) asked.add(name)
      const found = block.body.attributes.find(
        ({ name, value }) => names.includes(name) && value.text !== 'null',
      )
      const value = found && evaluate(found.value, scope)
      return found && value !== undefined && value !== null
        ? { value, place: { file, line: found.line } }
        : undefined
    },
    blocks: (name) => {
      asked.add(name)
      return block.body.blocks
        .filter((inner) => inner.type === name)
        .map((inner) => blockResource(inner, file, scope, `${address}.${name}`))
    },
    ignore(...names) {
      for (const name of names) asked.add(name)
    },
    names: () => block.body.attributes.map(({ name }) => name),
    unread: () =>
      [
        ...block.body.attributes.map(({ name, line }) => ({ name, line })),
        ...block.body.blocks.map(({ type: name, labels, line }) => ({
          name: name === 'dynamic' ? (labels[0] ?? name) : name,
          line,
        })),
      ]
        .filter(({ name }) => !asked.has(name))
        .map(({ name, line }): { name: string; place: Place } => ({ name, place: { file, line } })),
  }
}
