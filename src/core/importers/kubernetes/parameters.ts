import { isSecretKey } from '../../shared/secret-key'
import type { FactBook } from '../facts/fact-book'
import type { Field } from '../reading/field'
import type { Place } from '../source'

/** The parameters of a template of OpenShift. */
export interface Parameters {
  /** The text with its parameters as they are by default; one that has no default, or a secret, stays as it is. */
  resolve(text: string, place: Place): string
}

const PARAMETER = /\$\{\{?(\w+)\}?\}/g

export function parametersOf(template: Field, book: FactBook): Parameters {
  const defaults = new Map<string, { value: string; place: Place }>()
  for (const parameter of template.get('parameters')?.items() ?? []) {
    const name = parameter.get('name')?.text()
    const value = parameter.get('value')
    parameter.ignore('description', 'displayName', 'required', 'generate', 'from')
    if (name === undefined || isSecretKey(name)) continue
    const text = value?.text()
    if (text !== undefined && text !== '') defaults.set(name, { value: text, place: parameter.place })
  }
  const told = new Set<string>()
  return {
    resolve: (text) =>
      text.replace(PARAMETER, (whole, name: string) => {
        const known = defaults.get(name)
        if (!known) return whole
        if (!told.has(name)) {
          told.add(name)
          book.guess(
            known.place,
            `The parameter \`${name}\` is taken as \`${known.value.slice(0, 60)}\`, its default.`,
          )
        }
        return known.value
      }),
  }
}
