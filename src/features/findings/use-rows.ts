import { useMemo, useState } from 'react'
import type { Cause } from '@/core/lint/causes'
import { findByKey, findingKey } from '@/core/lint/finding-keys'
import { findingsByNode } from '@/core/lint/findings-by-node'
import { useAnalysis } from '@/stores/document/analysis-store'
import { activateFinding, flash, useSession } from '@/stores/session/session-store'
import { type Filter, filterFindings } from './filter-bar'
import { causeKey, causeRows, findingRows, type Row } from './rows'
import { showFinding } from './show-subject'

/**
 * The rows of the list as they are filtered and opened, and the one that is looked at. What is looked at is
 * shown: its cause is open. A text finds single findings.
 */
export function useRows(filter: Filter, typed: string) {
  const findings = useAnalysis((analysis) => analysis.findings)
  const openByNode = useAnalysis((analysis) => analysis.findingsByNode)
  const accepted = useAnalysis((analysis) => analysis.accepted)
  const causes = useAnalysis((analysis) => analysis.causes)
  const wanted = useSession((session) => session.activeFinding)
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const of = filter === 'accepted' ? accepted : findings
  const byNode = useMemo(
    () => (of === findings ? openByNode : findingsByNode(of)),
    [of, findings, openByNode],
  )
  const active = useMemo(
    () => nearest(wanted, (key) => findByKey(key, byNode) !== undefined),
    [wanted, byNode],
  )
  const rows = useMemo((): readonly Row[] => {
    const keyOf = (finding: (typeof of)[number]) => findingKey(finding, byNode.get(finding.at))
    if (filter === 'accepted' || typed.trim() !== '')
      return findingRows(filterFindings(of, filter, typed), keyOf)
    const shown = filter === 'all' ? causes : causes.filter(({ severity }) => severity === filter)
    const holdsActive = (cause: Cause): boolean =>
      active !== null &&
      (cause.findings.some((finding) => active.startsWith(finding.rule) && keyOf(finding) === active) ||
        cause.parts.some((part) => causeKey(part) === active))
    return causeRows(shown, (cause) => opened.has(cause.id) || holdsActive(cause), keyOf)
  }, [of, byNode, causes, filter, typed, opened, active])
  const at = Math.max(
    0,
    rows.findIndex(({ key }) => key === active),
  )
  const pick = (index: number) => {
    const next = rows[index]
    if (next) activateFinding(next.key)
  }
  const toggle = (index: number, open: boolean) => {
    const row = rows[index]
    if (!row || !('cause' in row)) return
    const next = new Set(opened)
    if (open) next.add(row.cause.id)
    else next.delete(row.cause.id)
    setOpened(next)
    activateFinding(row.key)
  }
  const show = (index: number) => {
    const row = rows[index]
    if (!row) return
    const [only, ...others] = 'cause' in row ? row.cause.nodes : [row.finding.at]
    const finding = 'cause' in row ? row.cause.findings[0] : row.finding
    if (only !== undefined && others.length === 0 && finding) showFinding({ ...finding, at: only })
    else if ('cause' in row) flash(row.cause.nodes)
  }
  return { rows, at, row: rows[at], open: findings.length, accepted: accepted.length, pick, toggle, show }
}

/** The second finding of a rule at a node is the first one when that is fixed. */
function nearest(wanted: string | null, isKey: (key: string) => boolean): string | null {
  const first = wanted?.replace(/#\d+$/, '')
  return wanted !== null && !isKey(wanted) && first !== undefined && isKey(first) ? first : wanted
}
