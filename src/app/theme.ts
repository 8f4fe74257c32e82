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
