import type { ExportOption, OptionValues } from './exporter'

/** The value of every option: the one given where it is one that the option takes, else the initial one. */
export function optionValues<Id extends string>(
  options: readonly (ExportOption & { readonly id: Id })[],
  given: OptionValues = {},
): Readonly<Record<Id, string>> {
  const values = options.map((option) => [option.id, String(chosen(option, given[option.id]))])
  return Object.fromEntries(values) as Record<Id, string>
}

function chosen(option: ExportOption, given: string | boolean | undefined): string | boolean {
  const isTaken =
    option.kind === 'choice'
      ? option.choices.some(({ value }) => value === given)
      : typeof given === typeof option.initial && given !== ''
  return isTaken && given !== undefined ? given : option.initial
}
