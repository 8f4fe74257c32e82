import { StrictMode, startTransition } from 'react'
import { createRoot } from 'react-dom/client'
import { ErrorBoundary } from 'react-error-boundary'
import { App } from '@/app/app'
import { CrashPage } from '@/app/crash-page'
import { followTheme } from '@/app/theme'
import '@/app/theme.css'
import '@/stores/start/ask-early'
import { IN_FOREIGN_FRAME } from '@/stores/browser/foreign-frame'
import { fetchNumbers } from '@/stores/document/load-numbers'
import { listenForBrought } from '@/stores/session/brought'
import { startDocument } from '@/stores/start/start-document'
import { awaitDrawing } from '@/ui/first-drawing'
import { forgetFailedLoads, lazyPart } from '@/ui/lazy-part'
import { Region } from '@/ui/region'

const FrameViewer = lazyPart(() => import('@/app/frame-viewer').then((module) => module.FrameViewer))

followTheme()
fetchNumbers()

/** So long the page stays empty for the database to answer; then it says that it waits. */
const EMPTY_MS = 100

async function opened(): Promise<void> {
  if (IN_FOREIGN_FRAME) return
  awaitDrawing()
  listenForBrought()
  await Promise.race([startDocument(), new Promise((resolve) => setTimeout(resolve, EMPTY_MS))])
}

function Page() {
  return (
    <StrictMode>
      <ErrorBoundary
        onReset={forgetFailedLoads}
        fallbackRender={({ error, resetErrorBoundary }) => (
          <CrashPage error={error} tryAgain={resetErrorBoundary} />
        )}
      >
        {IN_FOREIGN_FRAME ? (
          <Region name="Surveyor">
            <FrameViewer />
          </Region>
        ) : (
          <App />
        )}
      </ErrorBoundary>
    </StrictMode>
  )
}

const root = document.getElementById('root')
if (root)
  void opened().then(() => {
    // In slices: the page answers while the drawing is made.
    startTransition(() => createRoot(root).render(<Page />))
  })
