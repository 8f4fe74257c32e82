import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { reportOf } from '@/core/report/report-of'
import { currentAnalysis } from '@/stores/document/analysis-store'
import { documentStore } from '@/stores/document/document-store'
import { ReportPage } from './report-page'

/**
 * Prints the open design as a report, with the drawing as an SVG where one is given; the page is as it was when that is
 * done or given up.
 */
export async function printReport(drawing: string | null): Promise<void> {
  const { design } = documentStore.getState()
  const host = document.createElement('div')
  host.id = 'report'
  document.body.append(host)
  const root = createRoot(host)
  const address = drawing && URL.createObjectURL(new Blob([drawing], { type: 'image/svg+xml' }))
  flushSync(() => root.render(<ReportPage drawing={address} report={reportOf(design, currentAnalysis())} />))
  // It is printed at once, and only what is there already.
  await host.querySelector('img')?.decode()
  const end = () => {
    root.unmount()
    if (address) URL.revokeObjectURL(address)
    host.remove()
  }
  window.addEventListener('afterprint', end, { once: true })
  window.print()
}
