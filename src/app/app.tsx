import { lazy, Suspense, useEffect, useState } from 'react'
import { loadRules } from '@/stores/analysis-store'
import { useSession } from '@/stores/session-store'
import { startDocument } from '@/stores/start-document'
import { AppShell } from './app-shell'
import { Keyboard } from './keyboard'
import { Notices } from './notices'
import { useNarrow } from './use-narrow'

const NarrowShell = lazy(() => import('./narrow-shell').then((module) => ({ default: module.NarrowShell })))
const DropTarget = lazy(() =>
  import('@/features/open/drop-target').then((module) => ({ default: module.DropTarget })),
)

const loadDialogs = () => import('./dialogs')
const Dialogs = lazy(() => loadDialogs().then((module) => ({ default: module.Dialogs })))

/** The page: the regions at once, the dialogs when the first of them is opened. */
export function App() {
  const isStarted = useStart()
  const opened = useSession(({ dialog }) => dialog !== null)
  const [wanted, setWanted] = useState(false)
  if (opened && !wanted) setWanted(true)
  const isNarrow = useNarrow()
  if (!isStarted) return <p className="grid h-full place-items-center text-ink-soft">Opening …</p>
  return (
    <>
      <Suspense fallback={null}>{isNarrow ? <NarrowShell /> : <AppShell />}</Suspense>
      <Notices />
      <Suspense fallback={null}>
        <DropTarget />
      </Suspense>
      <Keyboard />
      {wanted && (
        <Suspense fallback={null}>
          <Dialogs />
        </Suspense>
      )}
    </>
  )
}

function useStart(): boolean {
  const [isStarted, setStarted] = useState(false)
  useEffect(() => {
    startDocument().finally(() => {
      setStarted(true)
      // The rules at once, then what the first key press may open: typing on must not go astray.
      void loadRules().then(loadDialogs)
    })
  }, [])
  return isStarted
}
