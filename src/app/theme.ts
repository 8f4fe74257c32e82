import { useSyncExternalStore } from 'react'
import { preferencesStore } from '@/stores/session/preferences-store'

const DARK = '(prefers-color-scheme: dark)'

/** Keeps the page in the theme that the user chose, or in the system's. */
export function followTheme(): void {
  const system = window.matchMedia(DARK)
  const apply = () => {
    const { theme } = preferencesStore.getState()
    const dark = theme === 'dark' || (theme === 'system' && system.matches)
    document.documentElement.dataset['theme'] = dark ? 'dark' : 'light'
  }
  apply()
  system.addEventListener('change', apply)
  preferencesStore.subscribe(apply)
}

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
