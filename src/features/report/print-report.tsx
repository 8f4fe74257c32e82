import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { reportOf } from '@/core/report/report-of'
import { currentAnalysis } from '@/stores/document/analysis-store'
import { documentStore } from '@/stores/document/document-store'
import { ReportPage } from './report-page'

/** Prints the open design as a report; the page is as it was when that is done or given up. */
export function printReport(): void {
  const { design } = documentStore.getState()
  const place = document.createElement('div')
  place.id = 'report'
  document.body.append(place)
  const root = createRoot(place)
  flushSync(() => root.render(<ReportPage design={design} report={reportOf(design, currentAnalysis())} />))
  const end = () => {
    root.unmount()
    place.remove()
  }
  window.addEventListener('afterprint', end, { once: true })
  window.print()
}
