import { notify } from './session-store'

/** Says as a notice that a part of the page failed, with the button that tries again. */
export function sayFault(words: string, tryAgain: () => void): void {
  notify({ text: words, tone: 'error', action: { label: 'Try again', run: tryAgain } })
}
