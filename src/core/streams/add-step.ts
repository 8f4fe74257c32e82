import { FURTHER, heldAfter, namesIn, offeredSteps } from './offered-steps'
import { printChains } from './print-chains'
import { type Chain, stepOf } from './processing'
import { readChains } from './read-chains'

/**
 * Returns a program whose chains can all be joined: one that goes on and has no name is called by its topic. The last
 * stays as it is, since what follows it is added to it; so does a program that would not read any more.
 */
function withNames(chains: readonly Chain[]): readonly Chain[] {
  const taken = new Set(namesIn(chains))
  const named = chains.map((chain, at) => {
    const { id, stream, table, globalTable } = chain
    const topic = table ?? globalTable ?? (typeof stream === 'string' ? stream : undefined)
    if (id !== undefined || topic === undefined || at === chains.length - 1) return chain
    if (heldAfter(chains, at) === 'nothing' || taken.has(topic)) return chain
    taken.add(topic)
    return { id: topic, ...chain }
  })
  return readChains(printChains(named)).ok ? named : chains
}

/** Returns the steps that can follow a program as it stands, those that join chains without a name among them. */
export const stepsToAdd = (chains: readonly Chain[], topics: readonly string[]): readonly string[] =>
  offeredSteps(withNames(chains), topics)

/** Returns the text of a program with a step at its end; a chain that the step names gets that name. */
export function addStep(text: string, chains: readonly Chain[], step: string): string {
  if (step.startsWith(FURTHER)) {
    const said = step.slice(FURTHER.length)
    const last = chains.at(-1)?.steps?.at(-1)
    // What is said of a split stands before its branches.
    return last !== undefined && stepOf(last).op === 'split'
      ? text.trimEnd().replace(/\bsplit\b(?![\s\S]*\bsplit\b)\s*:?/, `split ${said} :`)
      : `${text.trimEnd()} ${said}`
  }
  const named = withNames(chains)
  const known = new Set(namesIn(chains))
  const isBeginning = /^(stream|table|globalTable|pattern|from) /.test(step)
  const words = new Set(/^(stream|table|globalTable|pattern|to) /.test(step) ? [] : step.split(/[\s,]+/))
  const isNew = namesIn(named).some((name) => !known.has(name) && words.has(name))
  const before = isNew
    ? printChains(
        named.map((chain, at) => (words.has(chain.id ?? '') ? chain : (chains[at] ?? chain))),
      ).trimEnd()
    : text.trimEnd()
  return `${before}${before === '' ? '' : '\n'}${isBeginning ? '' : '  '}${step}`
}
