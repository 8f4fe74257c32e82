import type { Locator, Page } from '@playwright/test'

/** More stops than any part of the page has. */
const MOST_STOPS = 150

/** Goes on by Tab, or back, until something has the focus. */
export async function tabTo(page: Page, wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    const isThere = await wanted
      .evaluate((element) => element === document.activeElement, undefined, { timeout: 1_000 })
      .catch(() => false)
    if (isThere) return
    await page.keyboard.press(key)
  }
  throw new Error(`No ${key} leads to ${wanted}`)
}
