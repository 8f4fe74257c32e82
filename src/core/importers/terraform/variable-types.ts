import type { HclExpression } from '../../hcl/hcl'
import { evaluate, type Scope } from './evaluate'
import { entriesOf, isList, isObject, objectOf, type TerraformValue } from './values'

/** Types nest no deeper than this. */
const DEEPEST = 20

/** A value of a variable with what its type says of attributes that are left out: `optional(number, 6)`. */
export function withDefaults(
  value: TerraformValue,
  type: HclExpression | undefined,
  scope: Scope,
  depth = 0,
): TerraformValue {
  const [of] = type?.kind === 'call' ? type.args : []
  if (type?.kind !== 'call' || !of || depth > DEEPEST) return value
  switch (type.name) {
    case 'list':
    case 'set':
      return isList(value) ? value.map((one) => withDefaults(one, of, scope, depth + 1)) : value
    case 'map':
      return isObject(value)
        ? objectOf(entriesOf(value).map(([key, one]) => [key, withDefaults(one, of, scope, depth + 1)]))
        : value
    case 'object':
      return isObject(value) && of.kind === 'object' ? ofObject() : value
    default:
      return value
  }

  function ofObject(): TerraformValue {
    const made = new Map(isObject(value) ? entriesOf(value) : [])
    for (const { key, value: said } of of?.kind === 'object' ? of.entries : []) {
      const name = key.kind === 'path' ? String(key.steps[0]) : String(evaluate(key, scope))
      const isOptional = said.kind === 'call' && said.name === 'optional'
      const [inner, fallback] = isOptional ? said.args : [said]
      const given = made.get(name) ?? null
      if (given !== null) made.set(name, withDefaults(given, inner, scope, depth + 1))
      else if (isOptional)
        made.set(name, fallback ? withDefaults(evaluate(fallback, scope), inner, scope, depth + 1) : null)
    }
    return objectOf(made)
  }
}
