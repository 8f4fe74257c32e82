import { notify } from './session-store'

/** Says as a notice that a part of the page failed, with the button that tries again. */
export function sayFault(words: string, tryAgain: () => void): void {
  notify({ text: words, tone: 'error', action: { label: 'Try again', run: tryAgain } })
}

/** Does what needs a file that is not loaded yet; where that fails it is said, with the button that tries again. */
export async function orSayFault(name: string, run: () => Promise<void>): Promise<void> {
  try {
    await run()
  } catch {
    sayFault(`${name} did not work: a part of Surveyor could not be loaded.`, () => orSayFault(name, run))
  }
}
