import { useEffect } from 'react'
import { formatReport, reportOf } from '@/core/report/report-of'
import { formatCountOf } from '@/core/shared/format'
import { copyText } from '@/stores/browser/clipboard'
import { currentAnalysis, useAnalysis } from '@/stores/document/analysis-store'
import { documentStore } from '@/stores/document/document-store'
import { Button } from '@/ui/button'
import { CopyButton } from '@/ui/copy-button'
import type { Done } from './review-steps'
import { rememberReviewed } from './reviewed'

interface ReviewEndProps {
  readonly done: Done
  readonly onPrint: () => void
}

/** What was done, what stays open, and the report to take away; the version counts as reviewed from here on. */
export function ReviewEnd({ done: { fixed, accepted, commented }, onPrint }: ReviewEndProps) {
  const open = useAnalysis((analysis) => analysis.findings.length)
  useEffect(() => {
    const { documentId, design } = documentStore.getState()
    rememberReviewed(documentId, design, Date.now())
  }, [])
  const report = () => formatReport(reportOf(documentStore.getState().design, currentAnalysis()))
  return (
    <article aria-label="The end of the review" className="flex flex-col gap-2 px-3.5 py-3">
      <h3 className="font-semibold">The review is at its end</h3>
      <p>
        {formatCountOf(fixed, 'finding')} fixed, {accepted} accepted, {commented} commented; {open} open.
      </p>
      <p className="text-ink-soft">The next review says what changed since this version.</p>
      <div className="flex flex-wrap gap-2">
        <CopyButton label="Copy the report" copy={() => copyText(report())} />
        <Button variant="primary" onClick={onPrint}>
          Print the report
        </Button>
      </div>
    </article>
  )
}
