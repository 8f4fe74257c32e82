import { join } from 'node:path'
import { analyse } from '@/core/analyse'
import { EXPORT_GROUPS, exporterEntries } from '@/core/exporters/entries'
import type { ExportOption, OptionValues } from '@/core/exporters/exporter'
import { lossSentences } from '@/core/exporters/loss-sentences'
import { Failure } from '../failure'
import type { Io } from '../io'
import { loadDesign, printRemarks } from '../load-design'
import { writeText } from '../write-text'

export interface ExportOptions {
  readonly to?: string
  readonly output?: string
  readonly set?: readonly string[]
  readonly list?: boolean
  readonly all?: boolean
}

/** Prints a design in another tool's format, or writes its files into a folder. */
export async function exportCommand(
  paths: readonly string[],
  options: ExportOptions,
  io: Io,
): Promise<number> {
  if (options.list === true) return listFormats(io)
  const entry = exporterEntries.find(({ id }) => id === options.to)
  if (!entry) {
    const known = exporterEntries.map(({ id }) => id).join(', ')
    throw new Failure(
      options.to === undefined
        ? `Say --to and a format: ${known}.`
        : `There is no format ${options.to}; there are ${known}.`,
    )
  }
  if (paths.length === 0) throw new Failure('Name the files to export.')
  const loaded = await loadDesign(paths, io)
  const exporter = await entry.load()
  const values = valuesOf(options.set ?? [], exporter.options)
  const { design } = loaded
  const files = exporter.export(design, analyse(design), values)
  const [first] = files
  if (options.output !== undefined) {
    for (const { path, text } of files) {
      const file = join(options.output, path)
      await writeText(file, text)
      io.err(`written: ${file}\n`)
    }
  } else if (files.length === 1 && first) io.out(first.text)
  else if (files.length > 1)
    throw new Failure(`These are ${files.length} files: name a folder for them with --output.`)
  for (const sentence of lossSentences(exporter.losses(design, values))) io.err(`not carried: ${sentence}\n`)
  printRemarks(loaded, options.all === true, io)
  return 0
}

async function listFormats(io: Io): Promise<number> {
  for (const [group, label] of Object.entries(EXPORT_GROUPS)) {
    io.out(`${label}\n`)
    for (const entry of exporterEntries.filter((one) => one.group === group)) {
      io.out(`  ${entry.id.padEnd(22)} ${entry.summary} ${entry.audience}\n`)
      const { options } = await entry.load()
      for (const option of options) io.out(`  ${''.padEnd(22)} --set ${option.id}=${choicesOf(option)}\n`)
    }
  }
  return 0
}

function choicesOf(option: ExportOption): string {
  if (option.kind === 'choice') return option.choices.map(({ value }) => value).join('|')
  return option.kind === 'switch' ? 'yes|no' : '…'
}

/** The values that `--set name=value` gives; fails by the name or the value that the format has not. */
function valuesOf(given: readonly string[], options: readonly ExportOption[]): OptionValues {
  const values: Record<string, string | boolean> = {}
  for (const word of given) {
    const [id = '', ...rest] = word.split('=')
    const value = rest.join('=')
    const option = options.find((one) => one.id === id)
    if (!option) {
      const known = options.map((one) => one.id).join(', ')
      throw new Failure(
        known === '' ? 'This format has no options.' : `There is no option ${id}; there are ${known}.`,
      )
    }
    if (option.kind === 'choice' && !option.choices.some((choice) => choice.value === value))
      throw new Failure(`${id} is one of ${choicesOf(option)}.`)
    values[id] = option.kind === 'switch' ? /^(yes|true|on|1|)$/i.test(value) : value
  }
  return values
}
