import type { HclExpression, HclFor } from '../../hcl/hcl'
import { hideExpression } from '../reading/expression'
import { callFunction } from './functions'
import {
  entriesOf,
  isList,
  isObject,
  isUnknownIn,
  objectOf,
  restOf,
  type TerraformValue,
  textOf,
  Unknown,
} from './values'

/** What names mean where an expression stands. */
export interface Scope {
  /** The value that a name and its first steps lead to, and how many steps that took; undefined where it is not known. */
  find(
    steps: readonly (string | TerraformValue)[],
  ): { readonly value: TerraformValue; readonly taken: number } | undefined
  /** What a function makes that reads other files; undefined for all others. */
  call?(name: string, args: readonly TerraformValue[]): TerraformValue | undefined
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
      if (texts.every((text) => text !== undefined)) return texts.join('')
      const partial = texts.map((text, at) => text ?? hideExpression(partText(expression.parts[at])))
      return new Unknown(expression.text, { partial: partial.join('') })
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
      const steps = expression.steps.map((step) => stepOf(step, scope))
      const start = expression.of ? { value: evaluate(expression.of, scope), taken: 0 } : scope.find(steps)
      return start ? follow(start.value, steps.slice(start.taken), expression.text) : unknown()
    }
    case 'splat': {
      const all = evaluate(expression.of, scope)
      if (all instanceof Unknown || isObject(all)) return unknown()
      const steps = expression.steps.map((step) => stepOf(step, scope))
      const each = isList(all) ? all : all === null ? [] : [all]
      return each.map((one) => follow(one, steps, expression.text))
    }
    case 'call': {
      const args = expression.args.map((arg) => evaluate(arg, scope))
      const last = expression.isSpread ? args.at(-1) : undefined
      if (expression.isSpread && !isList(last)) return unknown()
      const all = isList(last) ? [...args.slice(0, -1), ...last] : args
      const name = expression.name
      return scope.call?.(name, all) ?? callFunction(name, all) ?? unknown()
    }
    case 'conditional': {
      const [condition, then, otherwise] = expression.parts
      const held = condition && textOf(evaluate(condition, scope))
      const taken = held === 'true' ? then : held === 'false' ? otherwise : undefined
      return taken ? evaluate(taken, scope) : (alike(expression.parts.slice(1), scope) ?? unknown())
    }
    case 'operation': {
      const operands = expression.operands.map((operand) => evaluate(operand, scope))
      const made = operate(expression.operator, operands)
      return made === undefined || (typeof made === 'number' && !Number.isFinite(made)) ? unknown() : made
    }
    case 'for':
      return loop(expression.loop, scope) ?? unknown()
    default:
      return unknown()
  }
}

const partText = (part: string | HclExpression | undefined): string =>
  typeof part === 'string' ? part : `\${${part?.text ?? ''}}`

const stepOf = (step: string | HclExpression, scope: Scope): string | TerraformValue =>
  typeof step === 'string' ? step : evaluate(step, scope)

/** What comes of a condition that is not known, where either way it is the same. */
function alike(ways: readonly HclExpression[], scope: Scope): TerraformValue | undefined {
  const [one, other] = ways.map((way) => evaluate(way, scope))
  return one !== undefined && !isUnknownIn(one) && JSON.stringify(one) === JSON.stringify(other)
    ? one
    : undefined
}

/** A key is a word, a text, or an expression in parentheses. */
function keyOf(key: HclExpression, scope: Scope): string | undefined {
  if (key.kind === 'path' && key.steps.length === 1 && !key.of) return String(key.steps[0])
  return textOf(evaluate(key, scope))
}

/** What steps lead to from a value; where they lead nowhere, an unknown with the expression's text. */
function follow(
  value: TerraformValue,
  steps: readonly (string | TerraformValue)[],
  text: string,
): TerraformValue {
  let found: TerraformValue = value
  for (const step of steps) {
    const name = step instanceof Unknown ? undefined : textOf(step)
    if (found instanceof Unknown || name === undefined) return new Unknown(text)
    const inner: TerraformValue | undefined = isList(found)
      ? found[Number(name)]
      : isObject(found) && Object.hasOwn(found, name)
        ? found[name]
        : undefined
    if (inner === undefined) return new Unknown(text, { isMissing: !restOf(found) })
    found = inner
  }
  return found
}

function operate(operator: string, operands: readonly TerraformValue[]): TerraformValue | undefined {
  const [one, other] = operands
  if (one === undefined || operands.some(isUnknownIn)) return undefined
  if (operands.length === 1)
    return operator === '!' ? textOf(one) !== 'true' : operator === '-' ? -Number(one) : undefined
  const [left, right] = [Number(textOf(one)), Number(textOf(other ?? ''))]
  switch (operator) {
    case '==':
      return isEqual(one, other)
    case '!=':
      return !isEqual(one, other)
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

const isEqual = (one: TerraformValue, other: TerraformValue | undefined): boolean =>
  (textOf(one) ?? JSON.stringify(one)) === (textOf(other ?? null) ?? JSON.stringify(other))

function loop(
  { names, over, key, value, condition, isGrouped }: HclFor,
  scope: Scope,
): TerraformValue | undefined {
  const source = evaluate(over, scope)
  if (!isList(source) && !isObject(source)) return undefined
  const entries: (readonly [TerraformValue, TerraformValue])[] = isList(source)
    ? source.map((item, at) => [at, item])
    : key
      ? Object.entries(source)
      : entriesOf(source)
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
  if (isGrouped) {
    const groups = new Map<string, TerraformValue[]>()
    for (const [name = '', one] of made) groups.set(name, [...(groups.get(name) ?? []), one])
    return objectOf(groups)
  }
  return objectOf(made.map(([name, one]) => [name ?? '', one]))
}

/** A scope in which some names mean something of their own. */
export const withNames = (scope: Scope, names: Readonly<Record<string, TerraformValue>>): Scope => ({
  call: (name, args) => scope.call?.(name, args),
  find(steps) {
    const [first] = steps
    return typeof first === 'string' && Object.hasOwn(names, first)
      ? { value: names[first] ?? null, taken: 1 }
      : scope.find(steps)
  },
})
