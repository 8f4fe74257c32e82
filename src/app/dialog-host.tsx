import { useState } from 'react'
import { sayFault } from '@/stores/session/say-fault'
import { type DialogName, openDialog, sessionStore, useSession } from '@/stores/session/session-store'
import { Region } from '@/ui/region'
import { commands } from './commands'
import { DIALOGS } from './dialogs'

const NONE: readonly DialogName[] = []

/** The dialogs that were opened by now: one that is closed stays, so that it can give the focus back. */
export function DialogHost() {
  const dialog = useSession((session) => session.dialog)
  const [opened, setOpened] = useState(NONE)
  if (dialog !== null && !opened.includes(dialog)) setOpened([...opened, dialog])
  return opened.map((name) => {
    const Part = DIALOGS[name].part
    return (
      <Region key={name} name="The dialog" onFault={sayDialogFault}>
        <Part commands={commands} />
      </Region>
    )
  })
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
