import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ErrorBoundary } from 'react-error-boundary'
import { App } from '@/app/app'
import { CrashPage } from '@/app/crash-page'
import { followTheme } from '@/app/theme'
import '@/app/theme.css'
import { IN_FOREIGN_FRAME } from '@/stores/browser/foreign-frame'
import { forgetFailedLoads, lazyPart } from '@/ui/lazy-part'
import { Region } from '@/ui/region'

const FrameViewer = lazyPart(() => import('@/app/frame-viewer').then((module) => module.FrameViewer))

followTheme()

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
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
    </StrictMode>,
  )
}

// Once the drawing stands and nothing else is to be done: a page that cannot be kept works all the same.
if (import.meta.env.PROD && !IN_FOREIGN_FRAME) {
  const keep = () =>
    import('@/stores/offline/keep-offline').then(({ keepOffline }) => keepOffline()).catch(() => undefined)
  window.addEventListener('load', () => (window.requestIdleCallback ?? setTimeout)(keep))
}
