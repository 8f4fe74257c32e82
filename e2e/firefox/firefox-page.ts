import puppeteer, { type Browser, type ElementHandle, type Page } from 'puppeteer-core'
import { expect } from 'vitest'

const WAIT = { timeout: 30_000, interval: 100 }

/** Starts a Firefox, on a profile of its own or on the given one, which is left as it is. */
export const startFirefox = (profile?: string): Promise<Browser> =>
  puppeteer.launch({
    ...(profile !== undefined && { userDataDir: profile }),
    browser: 'firefox',
    executablePath: process.env['SURVEYOR_FIREFOX'] ?? '/usr/bin/firefox-esr',
    headless: true,
    defaultViewport: { width: 1440, height: 900 },
  })

/** The app as a person meets it, over WebDriver BiDi. */
export class FirefoxPage {
  readonly page: Page
  /** Errors in the console, exceptions, and what the page's policy refused. */
  readonly faults: string[] = []

  private constructor(page: Page) {
    this.page = page
    page.on('pageerror', (error) => this.faults.push(`exception: ${String(error)}`))
    page.on('console', (message) => {
      const text = message.text()
      if (text.startsWith(REFUSED) || message.type() === 'error') this.faults.push(text)
    })
  }

  static async open(browser: Pick<Browser, 'newPage'>, address: string): Promise<FirefoxPage> {
    const surveyor = new FirefoxPage(await browser.newPage())
    // Said by the page as well, so that it does not hang on what a browser writes into its console.
    await surveyor.page.evaluateOnNewDocument((mark: string) => {
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) =>
        console.error(`${mark} ${violatedDirective} ${blockedURI} in ${sourceFile}`),
      )
    }, REFUSED)
    await surveyor.goto(address)
    return surveyor
  }

  async goto(address: string): Promise<void> {
    await this.page.goto(address)
    await this.stands()
  }

  async stands(): Promise<void> {
    await this.find('button', 'Share')
    await this.shows('[role=tab]', /\d+ of 10/)
  }

  /** The first visible element that a selector finds and whose name or text is the given one. */
  async find(selector: string, name: string | RegExp): Promise<ElementHandle<Element>> {
    let found: ElementHandle<Element> | undefined
    await expect
      .poll(async () => {
        const elements = await this.page.$$(selector)
        for (const element of elements) {
          const text = await element.evaluate((at) => {
            if (!at.checkVisibility()) return ''
            const { labels } = at as HTMLInputElement
            const labelled = document.getElementById(at.getAttribute('aria-labelledby') ?? '')
            return (
              at.getAttribute('aria-label') ||
              labelled?.textContent ||
              labels?.[0]?.textContent ||
              at.textContent ||
              ''
            )
          })
          if (typeof name === 'string' ? text.trim() === name : name.test(text)) found = element
          if (found) return true
        }
        return `no ${selector} “${name}”`
      }, WAIT)
      .toBe(true)
    if (!found) throw new Error('unreachable')
    return found
  }

  async press(selector: string, name: string | RegExp): Promise<void> {
    await (await this.find(selector, name)).click()
  }

  async shows(selector: string, text: string | RegExp): Promise<void> {
    await expect.poll(() => this.textOf(selector), WAIT).toMatch(text)
  }

  async lacks(selector: string, text: string): Promise<void> {
    await expect.poll(() => this.textOf(selector), WAIT).not.toContain(text)
  }

  async valueOf(selector: string, name: string): Promise<string> {
    return (await this.find(selector, name)).evaluate((field) => (field as HTMLInputElement).value)
  }

  async textOf(selector: string): Promise<string> {
    return (await this.page.$$eval(selector, (all) => all.map(({ textContent }) => textContent))).join('\n')
  }

  count(selector: string): Promise<number> {
    return this.page.$$eval(selector, (all) => all.length)
  }

  async hasCount(selector: string, count: number): Promise<void> {
    await expect.poll(() => this.count(selector), WAIT).toBe(count)
  }

  /** Presses keys together: `Control+Shift+z`. */
  async keys(chord: string): Promise<void> {
    const keys = chord.split('+') as Parameters<Page['keyboard']['press']>[0][]
    const last = keys.pop()
    for (const key of keys) await this.page.keyboard.down(key)
    if (last) await this.page.keyboard.press(last)
    for (const key of keys.reverse()) await this.page.keyboard.up(key)
  }

  /** Types into a field in the place of what stands there, and leaves it. */
  async fill(selector: string, name: string | RegExp, text: string): Promise<void> {
    const field = await this.find(selector, name)
    await field.click()
    await this.keys('Control+a')
    await this.page.keyboard.type(text)
    await this.page.keyboard.press('Tab')
  }

  async middle(selector: string): Promise<{ x: number; y: number }> {
    await expect.poll(() => this.count(selector), WAIT).toBeGreaterThan(0)
    const box = await (await this.page.$(selector))?.boundingBox()
    if (!box) throw new Error(`${selector} is not on the screen`)
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  }

  async dragTo(from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
    const { mouse } = this.page
    await mouse.move(from.x, from.y)
    await mouse.down()
    await mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 })
    await mouse.move(to.x, to.y, { steps: 6 })
    await mouse.up()
  }
}

const REFUSED = 'refused by the policy:'
