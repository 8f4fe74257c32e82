import type { CheckReport, Located } from './report'

/** Returns findings as JSON; its shape only ever grows. */
export function jsonReport({ design, found, accepted, version }: CheckReport): string {
  const report = {
    surveyor: version,
    design: design.name,
    findings: found.map(entry),
    accepted: accepted.map(entry),
  }
  return `${JSON.stringify(report, null, 2)}\n`
}

const entry = ({ finding, place }: Located) => {
  const { rule, severity, kind, at, field, message, why, reference, cause, evidence, notStated } = finding
  return {
    ...{ rule, severity, kind, at, field, message, why, reference, cause, evidence, notStated },
    ...(place && { file: place.file, line: place.line }),
  }
}
