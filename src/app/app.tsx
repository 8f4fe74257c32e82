import { useEffect, useState } from 'react'
import { loadRules } from '@/stores/document/analysis-store'
import { sayFault } from '@/stores/session/say-fault'
import { startDocument } from '@/stores/start/start-document'
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
      <DialogHost />
    </>
  )
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
