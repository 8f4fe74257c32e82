import type { HclBlock } from '../../hcl/hcl'

/** A folder that a module names, from the folder that names it: `infra` and `./topics` are `infra/topics`. */
export function resolved(from: string, source: string): string {
  const steps = from === '' ? [] : from.split('/')
  for (const step of source.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}

/** The folder that a module is taken from, where it is one beside the file. */
export function sourceOf(block: HclBlock): string | undefined {
  const source = block.body.attributes.find(({ name }) => name === 'source')?.value
  return source?.kind === 'literal' && /^\.\.?\//.test(String(source.value))
    ? String(source.value)
    : undefined
}
