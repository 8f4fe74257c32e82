import type { HclExpression, HclFor } from '../../hcl/hcl'
import { callFunction } from './functions'
import { isList, isObject, objectOf, type TerraformValue, textOf, Unknown } from './values'

/** What names mean where an expression stands. */
export interface Scope {
  /** The value that a name and its first steps lead to, and how many steps that took; undefined where it is not known. */
  find(
    steps: readonly (string | TerraformValue)[],
  ): { readonly value: TerraformValue; readonly taken: number } | undefined
}

/** So many values are made of one file; an expression that would make more stays unknown. */
const MOST_ITEMS = 20_000

/** Computes an expression as far as the files say what is in it. What they do not say is `Unknown`, with its text. */
export function evaluate(expression: HclExpression, scope: Scope): TerraformValue {
  const unknown = () => new Unknown(expression.text)
  switch (expression.kind) {
    case 'literal':
      return expression.value
    case 'template': {
      const parts = expression.parts.map((part) => (typeof part === 'string' ? part : evaluate(part, scope)))
      if (parts.length === 1 && parts[0] !== undefined) return parts[0]
      const texts = parts.map(textOf)
      return texts.some((text) => text === undefined) ? unknown() : texts.join('')
    }
    case 'list':
      return expression.items.map((item) => evaluate(item, scope))
    case 'object':
      return objectOf(
        expression.entries.flatMap(({ key, value }): [string, TerraformValue][] => {
          const name = keyOf(key, scope)
          return name === undefined ? [] : [[name, evaluate(value, scope)]]
        }),
      )
    case 'path': {
      const steps = expression.steps.map((step) => (typeof step === 'string' ? step : evaluate(step, scope)))
      const start = expression.of ? { value: evaluate(expression.of, scope), taken: 0 } : scope.find(steps)
      return start ? (follow(start.value, steps.slice(start.taken)) ?? unknown()) : unknown()
    }
    case 'call':
      return (
        callFunction(
          expression.name,
          expression.args.map((arg) => evaluate(arg, scope)),
        ) ?? unknown()
      )
    case 'conditional': {
      const [condition, then, otherwise] = expression.parts
      const held = condition && evaluate(condition, scope)
      const taken = held === true ? then : held === false ? otherwise : undefined
      return taken ? evaluate(taken, scope) : unknown()
    }
    case 'operation':
      return (
        operate(
          expression.operator,
          expression.operands.map((operand) => evaluate(operand, scope)),
        ) ?? unknown()
      )
    case 'for':
      return loop(expression.loop, scope) ?? unknown()
    default:
      return unknown()
  }
}

/** A key is a word, a text, or an expression in parentheses. */
function keyOf(key: HclExpression, scope: Scope): string | undefined {
  if (key.kind === 'path' && key.steps.length === 1 && !key.of && !key.text.startsWith('('))
    return String(key.steps[0])
  return textOf(evaluate(key, scope))
}

function follow(
  value: TerraformValue,
  steps: readonly (string | TerraformValue)[],
): TerraformValue | undefined {
  let found: TerraformValue | undefined = value
  for (const step of steps) {
    if (step instanceof Unknown || found === undefined || found instanceof Unknown) return undefined
    const name = textOf(step)
    if (name === undefined) return undefined
    if (isList(found)) found = found[Number(name)]
    else if (isObject(found)) found = Object.hasOwn(found, name) ? found[name] : undefined
    else return undefined
  }
  return found
}

function operate(operator: string, operands: readonly TerraformValue[]): TerraformValue | undefined {
  const [one, other] = operands
  if (one === undefined || one instanceof Unknown || other instanceof Unknown) return undefined
  if (operands.length === 1) return operator === '!' ? !one : operator === '-' ? -Number(one) : undefined
  const [left, right] = [Number(textOf(one)), Number(textOf(other ?? ''))]
  switch (operator) {
    case '==':
      return textOf(one) === textOf(other ?? null)
    case '!=':
      return textOf(one) !== textOf(other ?? null)
    case '&&':
      return one === true && other === true
    case '||':
      return one === true || other === true
    case '+':
      return left + right
    case '-':
      return left - right
    case '*':
      return left * right
    case '/':
      return left / right
    case '%':
      return left % right
    case '>':
      return left > right
    case '<':
      return left < right
    case '>=':
      return left >= right
    case '<=':
      return left <= right
    default:
      return undefined
  }
}

function loop({ names, over, key, value, condition }: HclFor, scope: Scope): TerraformValue | undefined {
  const source = evaluate(over, scope)
  if (!isList(source) && !isObject(source)) return undefined
  const entries: (readonly [TerraformValue, TerraformValue])[] = isList(source)
    ? source.map((item, at) => [at, item])
    : Object.entries(source)
  if (entries.length > MOST_ITEMS) return undefined
  const made: [string | undefined, TerraformValue][] = []
  for (const [at, item] of entries) {
    const inner = withNames(
      scope,
      names.length > 1 ? { [names[0] ?? '']: at, [names[1] ?? '']: item } : { [names[0] ?? '']: item },
    )
    if (condition) {
      const held = evaluate(condition, inner)
      if (held instanceof Unknown) return undefined
      if (held !== true) continue
    }
    made.push([key && textOf(evaluate(key, inner)), evaluate(value, inner)])
  }
  if (!key) return made.map(([, one]) => one)
  if (made.some(([name]) => name === undefined)) return undefined
  return objectOf(made.map(([name, one]) => [name ?? '', one]))
}

/** A scope in which some names mean something of their own. */
export const withNames = (scope: Scope, names: Readonly<Record<string, TerraformValue>>): Scope => ({
  find(steps) {
    const [first] = steps
    return typeof first === 'string' && Object.hasOwn(names, first)
      ? { value: names[first] ?? null, taken: 1 }
      : scope.find(steps)
  },
})
