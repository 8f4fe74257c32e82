import type { Page } from '@playwright/test'
import { parse } from 'yaml'

/** What a saved file says of the design that is open, as far as the tests look at it. */
export interface StoredDesign {
  readonly name: string
  readonly description?: string
  readonly producers: readonly { readonly name: string }[]
  readonly topics: readonly { readonly name: string }[]
  readonly consumerGroups: readonly { readonly name: string }[]
  readonly layout?: {
    readonly positions?: Readonly<Record<string, readonly [number, number]>>
    readonly areas?: Readonly<Record<string, unknown>>
  }
}

/** The design that is open, as the file of it that Ctrl S gives to the user. */
export async function storedDesign(page: Page): Promise<StoredDesign> {
  const text = await page.evaluate(() => {
    const { createObjectURL } = URL
    return new Promise<string>((resolve) => {
      URL.createObjectURL = (blob) => {
        URL.createObjectURL = createObjectURL
        resolve((blob as Blob).text())
        return createObjectURL.call(URL, blob)
      }
      const key = { key: 's', code: 'KeyS', ctrlKey: true, bubbles: true }
      window.dispatchEvent(new KeyboardEvent('keydown', key))
    })
  })
  return parse(text) as StoredDesign
}
