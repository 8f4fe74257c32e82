import type { HclBody } from '../../hcl/hcl'
import type { FactBook } from '../facts/fact-book'
import { evaluate } from './evaluate'
import type { TerraformValue } from './values'

/** A file of values for variables: `terraform.tfvars`, `env/prod.tfvars`. */
export interface VariableFile {
  readonly file: string
  readonly folder: string
  readonly body: HclBody
}

const NOTHING = { find: () => undefined }
/** What Terraform reads by itself; any other file is one that somebody names to it, one for each environment. */
const IS_AUTOMATIC = /(?:^|[\\/])(?:terraform|[^\\/]*\.auto)\.tfvars$/i

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
    for (const { file, body } of own) {
      if (others.some((other) => other.file === file) && file !== chosen?.file) {
        book.lose(
          { file },
          `These are other values for the same variables: those of \`${chosen?.file ?? ''}\` are taken.`,
        )
      } else for (const { name, value } of body.attributes) values.set(name, evaluate(value, NOTHING))
    }
    if (chosen)
      for (const { name, value } of chosen.body.attributes) values.set(name, evaluate(value, NOTHING))
    given.set(root, values)
  }
  return given
}
