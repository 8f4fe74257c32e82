import { type Schema, type SchemaDraft, Validator } from '@cfworker/json-schema'
import { MOST_PROBLEMS, type SampleProblem } from './check-sample'
import type { VersionText } from './schema-compatibility'

/** Returns why a sample is no record of a JSON Schema, which must be one. */
export function jsonSampleProblems(
  { text, referenced = [] }: VersionText,
  sample: unknown,
): readonly SampleProblem[] {
  const schema = JSON.parse(text) as Schema | boolean
  const validator = new Validator(schema as Schema, draftOf(text), false)
  for (const { name, text: of } of referenced) validator.addSchema(JSON.parse(of) as Schema, name)
  const { errors } = validator.validate(sample)
  // Of a problem deep inside, every schema around it complains as well.
  const deepest = errors.filter(({ keyword }) => !AROUND.has(keyword))
  return (deepest.length > 0 ? deepest : errors)
    .slice(0, MOST_PROBLEMS)
    .map(({ instanceLocation, error }) => ({
      path: instanceLocation.replace(/^#\/?/, '/'),
      sentence: error.replace(/\.$/, '').replaceAll('"', '`'),
    }))
}

const AROUND: ReadonlySet<string> = new Set([
  'properties',
  'items',
  'allOf',
  'anyOf',
  'oneOf',
  '$ref',
  'additionalProperties',
  'patternProperties',
])

function draftOf(text: string): SchemaDraft {
  if (/"\$schema"\s*:\s*"[^"]*2020-12/.test(text)) return '2020-12'
  if (/"\$schema"\s*:\s*"[^"]*2019-09/.test(text)) return '2019-09'
  return /"\$schema"\s*:\s*"[^"]*draft-04/.test(text) ? '4' : '7'
}
