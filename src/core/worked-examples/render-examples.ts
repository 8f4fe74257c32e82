import { awsScript } from './aws-script'
import { calculators } from './calculators'
import { type ComparedFigure, isSame, type WorkedExample } from './example'
import { LEFT_OUT } from './left-out'
import { vendors } from './vendors'

/** Every example that is computed, by its id. */
export const workedExamples = (): readonly (readonly [string, WorkedExample])[] => [
  ...calculators(),
  ...vendors(),
  ...awsScript(),
]

const NUMBER = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 5 })

const withUnit = (value: number, unit: string): string =>
  `${NUMBER.format(value)}${unit === '' ? '' : ` ${unit}`}`

function difference({ published, ours }: ComparedFigure): string {
  if (published === ours || NUMBER.format(published) === NUMBER.format(ours)) return 'none'
  const share = ((ours - published) / published) * 100
  const sign = share > 0 ? '+' : '−'
  return `${sign}${new Intl.NumberFormat('en-US', { maximumSignificantDigits: 2 }).format(Math.abs(share))} %`
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

/** Returns the page of worked examples: what others publish, what Surveyor says of the same, and why they differ. */
export function renderExamples(): string {
  const examples = workedExamples()
  const all = examples.flatMap(([, { figures }]) => figures)
  const same = all.filter(isSame).length
  const sections = examples.map(([id, { of, source, figures }]) =>
    [
      `### ${id}`,
      `${of.charAt(0).toUpperCase()}${of.slice(1)}. ${source.url === undefined ? source.title : `[${source.title}](${source.url})`}`,
      [
        line(['', 'published', 'ours', 'difference', 'reason']),
        line(['---', '--:', '--:', '--:', '---']),
        ...figures.map((one) =>
          line([
            one.name,
            withUnit(one.published, one.unit),
            withUnit(one.ours, one.unit),
            difference(one),
            one.reason ?? '',
          ]),
        ),
      ].join('\n'),
    ].join('\n\n'),
  )
  return `${[
    '# Sizing: worked examples of others',
    'What vendors, their scripts and others publish, and what Surveyor says of a design that says the same. Written from the data of the tests (`src/core/worked-examples`) by `npx vitest run --project core src/core/worked-examples -u`; a test compares. Figures within 0.6 % are the same, rounded for reading. Contradictions between sources, and which was taken, are in the [decision log](../src/core/sizing/profiles/profiles.decision-log.md).',
    `${all.length} figures of ${examples.length} examples, ${same} of them the same; ${all.length - same} differ, each with its reason. ${Object.keys(LEFT_OUT).length} more are not compared, at the end.`,
    '## Compared',
    ...sections,
    '## Not compared',
    [
      line(['', 'what', 'why not']),
      line(['---', '---', '---']),
      ...Object.entries(LEFT_OUT).map(([id, { of, source, why }]) =>
        line([`${id}`, `${of}. [${source.title}](${source.url})`, why]),
      ),
    ].join('\n'),
  ].join('\n\n')}\n`
}
