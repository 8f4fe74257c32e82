import type { FactBook } from '../facts/fact-book'
import { defineImporter } from '../importer'
import { RESOURCES } from './kafka-resources'
import { plainResource } from './resource'
import { isList, isObject, objectOf, type TerraformObject, type TerraformValue } from './values'

/** Deeper than modules nest. */
const DEEPEST = 30

/**
 * What `terraform show -json` prints of a plan or a state, and a state file itself: every value is computed already.
 * Attributes that Terraform marks as sensitive are not read.
 */
export const terraformPlan = defineImporter(({ name, text }, book) => {
  let plan: TerraformValue
  try {
    plan = JSON.parse(text) as TerraformValue
  } catch {
    book.lose({ file: name }, 'This JSON is broken or cut off: nothing of it is read.')
    return
  }
  if (!isObject(plan)) return
  const found: Found[] = []
  if (isObject(plan['planned_values'])) collect(plan['planned_values']['root_module'], found, 0)
  else if (isObject(plan['values'])) collect(plan['values']['root_module'], found, 0)
  else if (isList(plan['resources'])) collectState(plan['resources'], found)
  const others = new Map<string, number>()
  for (const { type, address, values } of found) {
    if (Object.hasOwn(RESOURCES, type))
      RESOURCES[type]?.(plainResource(type, address, values, { file: name }), book)
    else others.set(type, (others.get(type) ?? 0) + 1)
  }
  tellOthers(others, name, book)
  book.wholes.push({ of: 'topics', file: name, how: 'stated' })
})

interface Found {
  readonly type: string
  readonly address: string
  readonly values: TerraformObject
}

function collect(module: TerraformValue | undefined, found: Found[], depth: number): void {
  if (!isObject(module) || depth > DEEPEST) return
  for (const resource of isList(module['resources']) ? module['resources'] : []) {
    if (!isObject(resource) || resource['mode'] === 'data') continue
    const { type, address, values, sensitive_values: secret } = resource
    if (typeof type !== 'string' || !isObject(values)) continue
    const hidden = isObject(secret) ? secret : {}
    const open = objectOf(Object.entries(values).filter(([key]) => hidden[key] !== true))
    found.push({ type, address: String(address), values: open })
  }
  for (const inner of isList(module['child_modules']) ? module['child_modules'] : [])
    collect(inner, found, depth + 1)
}

function collectState(resources: readonly TerraformValue[], found: Found[]): void {
  for (const resource of resources) {
    if (!isObject(resource) || resource['mode'] === 'data' || typeof resource['type'] !== 'string') continue
    for (const instance of isList(resource['instances']) ? resource['instances'] : []) {
      const values = isObject(instance) ? instance['attributes'] : undefined
      if (isObject(values))
        found.push({
          type: resource['type'],
          address: `${resource['type']}.${String(resource['name'])}`,
          values,
        })
    }
  }
}

function tellOthers(others: ReadonlyMap<string, number>, file: string, book: FactBook): void {
  for (const [type, count] of others) {
    const what =
      count === 1 ? `A resource of type \`${type}\` is` : `${count} resources of type \`${type}\` are`
    book.lose({ file }, `${what} not drawn.`)
  }
}
