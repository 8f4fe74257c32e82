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

// Offline use: the built page keeps itself. A page that cannot (a file, an old browser) works all the same.
if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  window.addEventListener('load', () => {
    navigator.serviceWorker.register('./sw.js').catch(() => undefined)
  })
}
