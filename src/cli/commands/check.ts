import { analyse } from '@/core/analyse'
import type { Severity } from '@/core/lint/finding'
import { version } from '../../../package.json'
import { fingerprint, readBaseline, writeBaseline } from '../baseline'
import type { Io } from '../io'
import { loadDesign, printRemarks } from '../load-design'
import { locator } from '../locate'
import { jsonReport } from '../print/json'
import { junitReport } from '../print/junit'
import type { CheckReport, Located } from '../print/report'
import { sarifReport } from '../print/sarif'
import { textReport } from '../print/text'

export const CHECK_FORMATS = { text: textReport, json: jsonReport, sarif: sarifReport, junit: junitReport }

export interface CheckOptions {
  readonly format: keyof typeof CHECK_FORMATS
  /** The least severity that fails the run. */
  readonly failOn: Severity | 'never'
  readonly baseline?: string
  readonly writeBaseline?: string
  readonly all?: boolean
}

const RANK: Readonly<Record<Severity, number>> = { error: 2, warning: 1, info: 0 }

/** Judges what the paths hold; resolves to the status to exit with: 1 where a finding counts. */
export async function check(paths: readonly string[], options: CheckOptions, io: Io): Promise<number> {
  const loaded = await loadDesign(paths, io)
  const analysis = analyse(loaded.design)
  const locate = locator(loaded)
  const baseline = options.baseline === undefined ? new Set<string>() : await readBaseline(options.baseline)
  const found: Located[] = []
  const accepted: Located[] = []
  for (const finding of analysis.findings) {
    const place = locate(finding.at, finding.field)
    const list = baseline.has(fingerprint(finding)) ? accepted : found
    list.push({ finding, ...(place && { place }) })
  }
  const report: CheckReport = { design: loaded.design, found, accepted, version }
  io.out(CHECK_FORMATS[options.format](report))
  printRemarks(loaded, options.all === true, io)
  tellStale(baseline, accepted, io)
  if (options.writeBaseline !== undefined) {
    await writeBaseline(options.writeBaseline, analysis.findings)
    io.err(`${analysis.findings.length} findings are accepted in ${options.writeBaseline}.\n`)
    return 0
  }
  if (options.failOn === 'never') return 0
  const least = RANK[options.failOn]
  return found.some(({ finding }) => RANK[finding.severity] >= least) ? 1 : 0
}

function tellStale(baseline: ReadonlySet<string>, accepted: readonly Located[], io: Io): void {
  const used = new Set(accepted.map(({ finding }) => fingerprint(finding)))
  const stale = [...baseline].filter((entry) => !used.has(entry))
  for (const entry of stale) io.err(`The baseline accepts what is no longer found: ${entry}\n`)
}
