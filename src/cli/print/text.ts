import { type Place, placeText } from '@/core/importers/source'
import { causesOf } from '@/core/lint/causes'
import type { Finding, Severity } from '@/core/lint/finding'
import { nodeCount } from '@/core/model/node-id'
import { formatCountOf } from '@/core/shared/format'
import { type CheckReport, plain } from './report'

const WORDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' }
/** So many places are named where one cause has several. */
const NAMED = 3

/**
 * Returns findings as lines that an editor and a person can follow: place, severity, sentence, rule. One cause is
 * one line, with the other places that it is found at.
 */
export function textReport({ design, found, accepted }: CheckReport): string {
  const places = new Map(found.map(({ finding, place }) => [finding, place]))
  const lines = causesOf(found.map(({ finding }) => finding)).map((cause) => {
    const [first, ...others] = cause.findings.map((finding) => whereOf(finding, places.get(finding)))
    const rules = [...new Set(cause.findings.map(({ rule }) => rule))].join(', ')
    return `${first}: ${WORDS[cause.severity]}: ${plain(cause.message)} [${rules}]${alsoAt(others)}`
  })
  const count = (severity: Severity) =>
    formatCountOf(found.filter(({ finding }) => finding.severity === severity).length, WORDS[severity])
  const rest = accepted.length > 0 ? `, ${accepted.length} accepted by the baseline` : ''
  const nodes = formatCountOf(nodeCount(design), 'node')
  const sum = `${design.name}: ${nodes}, ${count('error')}, ${count('warning')}, ${count('info')}${rest}.`
  return `${[...lines, sum].join('\n')}\n`
}

const whereOf = ({ at }: Finding, place: Place | undefined): string => (place ? placeText(place) : at)

function alsoAt(places: readonly string[]): string {
  const distinct = [...new Set(places)]
  if (distinct.length === 0) return ''
  const more = distinct.length - NAMED
  return ` also ${distinct.slice(0, NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
