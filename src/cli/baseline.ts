import { readFile } from 'node:fs/promises'
import type { Finding } from '@/core/lint/finding'
import { Failure } from './failure'
import { writeText } from './write-text'

/** Findings that a team has accepted for now: a later run fails only on others. */
export type Baseline = ReadonlySet<string>

const VERSION = 1

/** What a finding is known by from run to run: its rule, its node and its field, never its words. */
export const fingerprint = ({ rule, at, field = '' }: Pick<Finding, 'rule' | 'at' | 'field'>): string =>
  [rule, at, field].join(' ').trimEnd()

/** Returns the accepted findings of a file that `writeBaseline` wrote; fails where it is none. */
export async function readBaseline(path: string): Promise<Baseline> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new Failure(`There is no baseline ${path}; --write-baseline ${path} makes it.`)
  })
  try {
    const read: unknown = JSON.parse(text)
    const accepted = (read as { readonly accepted?: unknown }).accepted
    if (Array.isArray(accepted) && accepted.every((entry) => typeof entry === 'string'))
      return new Set(accepted)
  } catch {
    // Told below, with what it should be.
  }
  throw new Failure(`${path} is no baseline: it has no list "accepted".`)
}

/** Writes findings down as accepted, one a line, so that a change of the file reads as one. */
export async function writeBaseline(path: string, findings: readonly Finding[]): Promise<void> {
  const accepted = [...new Set(findings.map(fingerprint))].sort()
  await writeText(path, `${JSON.stringify({ surveyorBaseline: VERSION, accepted }, null, 2)}\n`)
}
