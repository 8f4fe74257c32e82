import { expect, type Locator, type Page } from '@playwright/test'

/** The app as a person meets it: by its words, not by its markup. */
export class SurveyorPage {
  readonly page: Page
  readonly faults: string[] = []

  constructor(page: Page) {
    this.page = page
    page.on('pageerror', (error) => this.faults.push(`exception: ${error.message}`))
    page.on('console', (message) => {
      if (message.type() === 'error') this.faults.push(`console: ${message.text()}`)
    })
  }

  async open(fragment = ''): Promise<void> {
    await this.page.goto(`./${fragment}`)
    await expect(this.page.getByRole('button', { name: 'Share', exact: true })).toBeVisible()
    await expect(this.page.getByRole('tab', { name: /Checklist \d+ of 10/ })).toBeVisible()
  }

  async startEmpty(): Promise<void> {
    await this.open()
    await this.page.getByRole('button', { name: 'New', exact: true }).click()
    await this.page.getByRole('button', { name: /^An empty drawing/ }).click()
    await expect(this.page.getByText('Draw who writes, what is kept, and who reads.')).toBeVisible()
  }

  async openText(text: string): Promise<void> {
    await this.page.keyboard.press('Control+o')
    await this.page.getByLabel('Text of a design').fill(text)
    await this.page.getByRole('dialog').getByRole('button', { name: 'Open', exact: true }).click()
  }

  async openFile(name: string, text: string | Buffer): Promise<void> {
    await this.page.keyboard.press('Control+o')
    await this.page
      .getByTestId('file-picker')
      .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
  }

  node(id: string): Locator {
    return this.page.locator(`.react-flow__node[data-id="${id}"]`)
  }

  /** Stands as soon as the browser keeps what is drawn. */
  get saved(): Locator {
    return this.page.getByRole('status').filter({ hasText: 'Saved in this browser' })
  }

  get nodes(): Locator {
    return this.page.locator('.react-flow__node')
  }

  /** Where every node stands, in the drawing's own coordinates. */
  async positions(): Promise<readonly string[]> {
    return this.nodes.evaluateAll((elements) =>
      elements
        .map((element) => `${element.getAttribute('data-id')} ${(element as HTMLElement).style.transform}`)
        .sort(),
    )
  }

  get edges(): Locator {
    return this.page.locator('.react-flow__edge')
  }

  /** The line between two nodes. */
  edge(from: string, to: string): Locator {
    return this.page.locator(`.react-flow__edge[data-id*="${from}"][data-id*="${to}"]`).first()
  }

  /** Clicks the middle of the line between two nodes, wherever its words stand. */
  async clickEdge(from: string, to: string): Promise<void> {
    const at = await this.edge(from, to)
      .locator('.react-flow__edge-interaction')
      .evaluate((path) => {
        const line = path as SVGPathElement
        const { x, y } = line.getPointAtLength(line.getTotalLength() / 2)
        const { a, d, e, f } = line.getScreenCTM() ?? { a: 1, d: 1, e: 0, f: 0 }
        return { x: x * a + e, y: y * d + f }
      })
    await this.page.mouse.click(at.x, at.y)
  }

  get findings(): Locator {
    return this.page.getByRole('tree', { name: 'Findings' }).getByRole('treeitem')
  }

  /** Draws a line from the right handle of one node to the left handle of another. */
  async connect(from: string, to: string): Promise<void> {
    const start = await middle(this.node(from).locator('.react-flow__handle-right.source').first())
    const end = await middle(this.node(to).locator('.react-flow__handle-left.target').first())
    await this.page.mouse.move(start.x, start.y)
    await this.page.mouse.down()
    await this.page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 4 })
    await this.page.mouse.move(end.x, end.y, { steps: 6 })
    await this.page.mouse.up()
  }

  /** Drags a node by its middle. */
  async drag(id: string, dx: number, dy: number): Promise<void> {
    const { x, y } = await middle(this.node(id))
    await this.page.mouse.move(x, y)
    await this.page.mouse.down()
    await this.page.mouse.move(x + dx / 2, y + dy / 2, { steps: 4 })
    await this.page.mouse.move(x + dx, y + dy, { steps: 4 })
    await this.page.mouse.up()
  }

  /** What the YAML export prints. */
  async exportYaml(): Promise<string> {
    await this.page.getByRole('button', { name: 'Export' }).click()
    await this.page.getByRole('button', { name: 'Surveyor YAML' }).click()
    const preview = this.page.getByLabel(/^Preview of /)
    await expect(preview).toContainText('surveyor: 1')
    const text = (await preview.textContent()) ?? ''
    await this.page.keyboard.press('Escape')
    return text
  }

  async shareLink(): Promise<string> {
    await this.page.getByRole('button', { name: 'Share', exact: true }).click()
    const link = await this.page.getByLabel('Link to this design').inputValue()
    await this.page.keyboard.press('Escape')
    return link
  }

  /** What the analysis says, in numbers that are on the screen. */
  async analysis(): Promise<{
    findings: readonly string[]
    checklist: string | null
    nodes: readonly string[]
  }> {
    return {
      findings: await this.findings.allTextContents(),
      checklist: await this.page.getByRole('tab', { name: /Checklist/ }).textContent(),
      nodes: (await this.nodes.allTextContents()).sort(),
    }
  }
}

async function middle(locator: Locator): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox()
  if (!box) throw new Error('not on the screen')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}
