import type { Theme } from './picture-colours'
import { copyPicture } from './take-picture'

/** Copies what is selected as a PNG in the theme that is shown, or the whole drawing where nothing is. */
export function copyShown(selected: readonly string[]): Promise<void> {
  const theme: Theme = document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light'
  return copyPicture('png', {
    theme,
    hasBackground: true,
    ids: selected.length === 0 ? null : new Set(selected),
  })
}
