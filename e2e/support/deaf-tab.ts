import type { BrowserContext } from '@playwright/test'
import { SurveyorPage } from './surveyor-page'

/** Opens a tab that hears of no other one, so that it finds out only when it saves: a race, without racing. */
export async function openDeafTab(context: BrowserContext): Promise<SurveyorPage> {
  const page = await context.newPage()
  await page.addInitScript(() => Object.defineProperty(window, 'BroadcastChannel', { value: undefined }))
  const surveyor = new SurveyorPage(page)
  await surveyor.open()
  return surveyor
}
