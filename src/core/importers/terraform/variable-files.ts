import type { HclBody } from '../../hcl/hcl'
import { readYamlDocuments } from '../../yaml/read-documents'
import type { FactBook } from '../facts/fact-book'
import type { Source } from '../source'
import { evaluate } from './evaluate'
import { terraformValue } from './other-files'
import type { TerraformValue } from './values'

/** A file of values for variables: `terraform.tfvars`, `env/prod.tfvars`. */
export interface VariableFile {
  readonly file: string
  readonly folder: string
  readonly body: HclBody
  readonly values: ReadonlyMap<string, TerraformValue>
}

const NOTHING = { find: () => undefined }
/** What Terraform reads by itself; any other file is one that somebody names to it, one for each environment. */
const IS_AUTOMATIC = /(?:^|[\\/])(?:terraform|[^\\/]*\.auto)\.tfvars(?:\.json)?$/i

export const valuesOf = ({ attributes }: HclBody): ReadonlyMap<string, TerraformValue> =>
  new Map(attributes.map(({ name, value }) => [name, evaluate(value, NOTHING)]))

/** `terraform.tfvars.json`: the same values as JSON. */
export function variablesInJson({ name, text }: Source, folder: string, book: FactBook): VariableFile {
  const [document, ...others] = readYamlDocuments(text)
  const value = document?.value
  const isMapping = typeof value === 'object' && value !== null && !Array.isArray(value)
  if (!isMapping || others.length > 0 || document?.faults.length !== 0)
    book.lose({ file: name }, 'These values of variables are no JSON that can be read: none is taken.')
  const values = new Map(
    Object.entries(isMapping ? value : {}).map(([key, said]) => [key, terraformValue(said)] as const),
  )
  return { file: name, folder, body: { attributes: [], blocks: [] }, values }
}

/**
 * The values of variables for each root: of the files that Terraform takes by itself, and of one of the others, that of
 * production where one is called so. The rest are told.
 */
export function variablesGiven(
  files: readonly VariableFile[],
  roots: readonly string[],
  book: FactBook,
): Map<string, Map<string, TerraformValue>> {
  const given = new Map<string, Map<string, TerraformValue>>()
  for (const root of roots) {
    // A folder of nothing but values is of the roots that are there.
    const own = files.filter(({ folder }) => folder === root || !roots.includes(folder))
    const others = own.filter(({ file }) => !IS_AUTOMATIC.test(file))
    const chosen = others.find(({ file }) => /prod|live|prd/i.test(file)) ?? others[0]
    const values = new Map<string, TerraformValue>()
    for (const { file, values: said } of own) {
      if (others.some((other) => other.file === file) && file !== chosen?.file) {
        book.lose(
          { file },
          `These are other values for the same variables: those of \`${chosen?.file ?? ''}\` are taken.`,
        )
      } else for (const [name, value] of said) values.set(name, value)
    }
    for (const [name, value] of chosen?.values ?? []) values.set(name, value)
    given.set(root, values)
  }
  return given
}
