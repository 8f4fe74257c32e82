import { err, ok, type Result } from '../shared/result'
import { chainsOfDescription } from './chains-of-description'
import type { Chain } from './processing'
import { type ChainError, readChains } from './read-chains'
import { printDescription, readDescriptions } from './read-descriptions'
import { withAssumedWindows } from './tell-step'
import { TopologyError } from './topology'
import { chainsForEdges, topologyOfDescription } from './topology-of-description'

/** A program, and the description that stands for it where its steps cannot be told. */
export interface ProgramOfText {
  readonly processing: readonly Chain[]
  readonly topology?: string
  /** Whether it was read from what `Topology.describe()` prints. */
  readonly isDescribed: boolean
}

/**
 * Reads what is typed or pasted as the program of an application: steps, Java's DSL, or the first topology that
 * `Topology.describe()` prints in it. Refuses in a sentence for each line what is none of these.
 */
export function programOfText(text: string): Result<ProgramOfText, readonly ChainError[]> {
  const description = /Sub-topology:\s*\d/.test(text) ? readDescriptions(text)[0] : undefined
  if (!description) {
    const read = readChains(text)
    return read.ok ? ok({ processing: read.value, isDescribed: false }) : read
  }
  try {
    topologyOfDescription(description)
  } catch (error) {
    if (!(error instanceof TopologyError)) throw error
    return err([{ line: description.line, message: error.message.replace(/[.!]?$/, '.') }])
  }
  const found = chainsOfDescription(description)
  if (found) return ok({ processing: withAssumedWindows(found.processing), isDescribed: true })
  return ok({
    processing: chainsForEdges(description),
    topology: printDescription(description),
    isDescribed: true,
  })
}
