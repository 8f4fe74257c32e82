import type { Page } from '@playwright/test'

/**
 * Writes down in the page, in the turn of each letter and each movement, when it came: nothing could keep it sooner.
 * What is missing of that after a kill the browser had not taken yet, or the page had not heard of, on a machine that
 * let neither of them run.
 */
const NAME = 'witness'

/** Begins to write down what comes. */
export const beginWitness = (page: Page): Promise<void> =>
  page.evaluate(
    (name) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(name, 1)
        opening.onupgradeneeded = () => opening.result.createObjectStore('seen')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const note = () => {
            const transaction = opening.result.transaction('seen', 'readwrite')
            transaction.objectStore('seen').put(Date.now(), 'last')
            transaction.commit()
          }
          note()
          for (const event of ['input', 'pointermove']) addEventListener(event, note, { capture: true })
          resolve()
        }
      }),
    NAME,
  )

/** When the last came that a browser had taken before it was killed, in milliseconds since 1970. */
export const lastWitnessed = (page: Page): Promise<number> =>
  page.evaluate(
    (name) =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open(name, 1)
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const last = opening.result.transaction('seen').objectStore('seen').get('last')
          last.onerror = () => reject(last.error)
          last.onsuccess = () => {
            opening.result.close()
            resolve(Number(last.result))
          }
        }
      }),
    NAME,
  )
