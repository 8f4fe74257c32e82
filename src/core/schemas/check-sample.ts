import type { FieldType } from './record-fields'

/** Why a sample is no record of a schema. */
export interface SampleProblem {
  /** Where in the sample, as `/lines/0/price`; `/` at the top. */
  readonly path: string
  readonly sentence: string
}

/** Shown of more than can be read. */
export const MOST_PROBLEMS = 50

/**
 * Returns why a sample, as plain JSON, is no record of a schema of Avro or Protobuf. A value of a union may stand by
 * itself, or under the name of its type as Avro writes it.
 */
export function sampleProblems(type: FieldType, sample: unknown): readonly SampleProblem[] {
  return problems(type, sample, '').slice(0, MOST_PROBLEMS)
}

const problem = (path: string, sentence: string): SampleProblem => ({ path: path || '/', sentence })

function problems(type: FieldType, value: unknown, path: string): SampleProblem[] {
  switch (type.kind) {
    case 'record':
      return recordProblems(type, value, path)
    case 'array':
      if (!Array.isArray(value)) return [problem(path, 'a list is asked for')]
      return value.flatMap((item, index) => problems(type.items, item, `${path}/${index}`))
    case 'map':
      if (!isMapping(value)) return [problem(path, 'a mapping is asked for')]
      return Object.entries(value).flatMap(([name, item]) => problems(type.values, item, `${path}/${name}`))
    case 'union':
      return unionProblems(type.branches, value, path)
    case 'enum':
      return type.symbols.includes(String(value)) && typeof value === 'string'
        ? []
        : [
            problem(
              path,
              `one of ${type.symbols
                .slice(0, 10)
                .map((symbol) => `\`${symbol}\``)
                .join(', ')} is asked for`,
            ),
          ]
    default:
      return isScalar(type, value)
        ? []
        : [problem(path, `${WORDS[type.kind] ?? 'another value'} is asked for`)]
  }
}

const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function recordProblems(type: FieldType & { kind: 'record' }, value: unknown, path: string): SampleProblem[] {
  if (!isMapping(value)) return [problem(path, 'a mapping of fields is asked for')]
  const known = new Set(type.fields.map(({ name }) => name))
  const further = Object.keys(value).filter((name) => !known.has(name))
  return [
    ...type.fields.flatMap(({ name, type: of, isOptional }) => {
      if (Object.hasOwn(value, name)) return problems(of, value[name], `${path}/${name}`)
      return isOptional ? [] : [problem(`${path}/${name}`, 'the field is missing')]
    }),
    ...further.map((name) => problem(`${path}/${name}`, 'the schema has no such field')),
  ]
}

function unionProblems(branches: readonly FieldType[], value: unknown, path: string): SampleProblem[] {
  const options = branches.map((branch) => problems(branch, value, path))
  if (options.some((found) => found.length === 0)) return []
  const [name, ...others] = isMapping(value) ? Object.keys(value) : []
  const named = branches.find((branch) => ('name' in branch ? branch.name : branch.kind) === name)
  if (named && others.length === 0 && isMapping(value))
    return problems(named, value[name ?? ''], `${path}/${name}`)
  const closest = options.filter((_, index) => branches[index]?.kind !== 'null')
  return closest.length === 1 ? (closest[0] ?? []) : [problem(path, 'no branch of the union takes it')]
}

const WORDS: Readonly<Record<string, string>> = {
  null: 'null', boolean: 'true or false', int: 'an integer of 32 bits', long: 'an integer', float: 'a number',
  double: 'a number', bytes: 'bytes, as a text,', string: 'a text', fixed: 'as many characters as it has bytes',
} // biome-ignore format: a table

function isScalar(type: FieldType, value: unknown): boolean {
  switch (type.kind) {
    case 'null':
      return value === null
    case 'boolean':
      return typeof value === 'boolean'
    case 'int':
      return Number.isInteger(value) && Math.abs(Number(value)) <= 2 ** 32
    case 'long':
      // Protobuf writes integers of 64 bits as texts in JSON, and times as dates.
      return (
        Number.isInteger(value) ||
        (typeof value === 'string' && (/^-?\d+$/.test(value) || 'logicalType' in type))
      )
    case 'float':
    case 'double':
      return typeof value === 'number'
    case 'fixed':
      return typeof value === 'string' && [...value].length === type.size
    case 'string':
    case 'bytes':
      return typeof value === 'string'
    default:
      return true
  }
}
