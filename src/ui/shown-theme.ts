import { useSyncExternalStore } from 'react'

/** The theme that is shown now, whatever it was chosen by. */
export const shownTheme = (): 'light' | 'dark' =>
  document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light'

/** The shown theme, and a render when the user or the system changes it. */
export const useShownTheme = (): 'light' | 'dark' => useSyncExternalStore(onTheme, shownTheme)

function onTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  return () => observer.disconnect()
}
