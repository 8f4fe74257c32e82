import { useEffect, useState } from 'react'
import { loadRules } from '@/stores/document/analysis-store'
import { sayFault } from '@/stores/session/say-fault'
import { openDialog, sessionStore, useSession } from '@/stores/session/session-store'
import { startDocument } from '@/stores/start/start-document'
import { lazyPart } from '@/ui/lazy-part'
import { Region } from '@/ui/region'
import { AppShell } from './app-shell'
import { FieldVisits } from './field-visits'
import { Keyboard } from './keyboard'
import { Notices } from './notices'
import { useNarrow } from './use-narrow'

const NarrowShell = lazyPart(() => import('./narrow-shell').then((module) => module.NarrowShell))
const DropTarget = lazyPart(() => import('@/features/open/drop-target').then((module) => module.DropTarget))

const loadDialogs = () => import('./dialogs')
const Dialogs = lazyPart(() => loadDialogs().then((module) => module.Dialogs))

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
      <Region name="Surveyor">{isNarrow ? <NarrowShell /> : <AppShell />}</Region>
      <Notices />
      <Region name="Opening a file that is dropped" onFault={sayFault}>
        <DropTarget />
      </Region>
      <Keyboard />
      <FieldVisits />
      {wanted && (
        <Region name="The dialog" onFault={sayDialogFault}>
          <Dialogs />
        </Region>
      )}
    </>
  )
}

/** A dialog that cannot be shown is not open: keys go to the drawing again. */
function sayDialogFault(words: string, tryAgain: () => void): void {
  const { dialog } = sessionStore.getState()
  openDialog(null)
  sayFault(words, () => {
    tryAgain()
    openDialog(dialog)
  })
}

function useStart(): boolean {
  const [isStarted, setStarted] = useState(false)
  useEffect(() => {
    startDocument().finally(() => {
      setStarted(true)
      // The rules at once, then what the first key press may open: typing on must not go astray.
      loadRules()
        .then(loadDialogs)
        .catch(() => undefined)
    })
  }, [])
  return isStarted
}
