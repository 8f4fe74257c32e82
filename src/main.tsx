import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ErrorBoundary } from 'react-error-boundary'
import { App } from '@/app/app'
import { CrashPage } from '@/app/crash-page'
import { followTheme } from '@/app/theme'
import '@/app/theme.css'
import { forgetFailedLoads } from '@/ui/lazy-part'

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
        <App />
      </ErrorBoundary>
    </StrictMode>,
  )
}

// Once the drawing stands and nothing else is to be done: a page that cannot be kept works all the same.
if (import.meta.env.PROD) {
  const keep = () =>
    import('@/stores/offline/keep-offline').then(({ keepOffline }) => keepOffline()).catch(() => undefined)
  window.addEventListener('load', () => (window.requestIdleCallback ?? setTimeout)(keep))
}
