import { startTransition, useEffect, useState } from 'react'
import { readyToStore } from '@/stores/browser/focused-field'
import { documentStore } from '@/stores/document/document-store'
import { loadNumbers, loadRules } from '@/stores/document/load-numbers'
import { sayFault } from '@/stores/session/say-fault'
import { startDocument } from '@/stores/start/start-document'
import { afterDrawing, useDrawingStands } from '@/ui/first-drawing'
import { lazyPart } from '@/ui/lazy-part'
import { Region } from '@/ui/region'
import { AppShell } from './app-shell'
import { DialogHost } from './dialog-host'
import { loadDialogs } from './dialogs'
import { FieldVisits } from './field-visits'
import { Keyboard } from './keyboard'
import { Notices } from './notices'
import { useNarrow } from './use-narrow'

const NarrowShell = lazyPart(() => import('./narrow-shell').then((module) => module.NarrowShell))
const DropTarget = lazyPart(() => import('@/features/open/drop-target').then((module) => module.DropTarget))

/** The page: the regions at once, each dialog when it is opened. */
export function App() {
  const isStarted = useStart()
  const isNarrow = useNarrow()
  const stands = useDrawingStands()
  if (!isStarted) return <p className="grid h-full place-items-center text-ink-soft">Opening …</p>
  return (
    <>
      <Region name="Surveyor">{isNarrow ? <NarrowShell /> : <AppShell />}</Region>
      <Notices />
      <Region name="Opening a file that is dropped" onFault={sayFault}>
        {stands && <DropTarget />}
      </Region>
      <Keyboard />
      <FieldVisits />
      <DialogHost />
    </>
  )
}

function useStart(): boolean {
  const [isStarted, setStarted] = useState(() => documentStore.getState().isReady)
  useEffect(() => {
    startDocument().finally(() => {
      // In slices: the page answers while the drawing is made.
      startTransition(() => setStarted(true))
      void afterDrawing().then(goOn)
    })
  }, [])
  return isStarted
}

/** Loads what follows the drawing. What does not come is said where it would stand, and fetched when it is asked for again. */
async function goOn(): Promise<void> {
  await loadNumbers().catch(sayNoNumbers)
  // What the first key press may open comes with the rules: typing on must not go astray.
  await loadRules()
    .then(() => Promise.all([loadDialogs(), readyToStore()]))
    .catch(() => undefined)
  void import('./whole-words').then(
    ({ showWholeWords }) => showWholeWords(),
    () => undefined,
  )
  await keep().catch(() => undefined)
}

function sayNoNumbers(): void {
  sayFault(
    'The numbers could not be loaded: the server does not answer, or has a newer Surveyor. The drawing can be edited without them and is saved.',
    () => void loadRules().catch(sayNoNumbers),
  )
}

/** Keeps the release for a time without a network. A page that cannot be kept works all the same. */
async function keep(): Promise<void> {
  if (!import.meta.env.PROD) return
  const { keepOffline } = await import('@/stores/offline/keep-offline')
  await keepOffline()
}
