/**
 * Laws over every kind of node, panel and dialog: each can be reached by mouse and by key wherever its like can.
 * Catches a kind that one list forgot, and two commands on one key.
 */
import { describe, expect, it } from 'vitest'
import { analyse } from '@/core/analyse'
import { addNode } from '@/core/edits/add-node'
import { emptyDesign } from '@/core/model/empty-design'
import { MARK_KINDS } from '@/core/model/marks'
import { NODE_KINDS } from '@/core/model/node-id'
import { viewOf } from '@/core/views/view-of'
import { Palette } from '@/features/canvas/adding/palette'
import { canvasKind } from '@/features/canvas/kinds/index'
import { describeNode } from '@/features/canvas/nodes/describe-node'
import { NODE_TYPES } from '@/features/canvas/nodes/kind-node'
import { outlineRows } from '@/features/canvas/outline/outline-rows'
import { entriesOf, findEntries } from '@/features/command-palette/find-entries'
import { formOf } from '@/features/inspector/kinds/index'
import { KIND_ICONS } from '@/figures/kind-icons'
import { render } from '@/testing/render'
import { commands } from './commands'
import { DIALOG_NAMES } from './dialogs'
import { PANEL_NAMES } from './panels'

const commandOf = (id: string) => commands.find((command) => command.id === id)

describe.each(NODE_KINDS)('every %s', (kind) => {
  const design = addNode(kind, 'thing', [0, 0]).apply(emptyDesign('One of each'))
  const analysis = analyse(design)

  it('stands in the palette, with its icon and its key', async () => {
    const palette = await render(<Palette />)
    const key = commandOf(`add-${kind}`)?.shortcut?.toUpperCase()
    const buttons = [...palette.querySelectorAll('button')]
    expect(key).toMatch(/^[A-Z]$/)
    expect(buttons.filter(({ title }) => title.endsWith(`or press ${key}`))).toHaveLength(1)
    expect(buttons).toHaveLength(NODE_KINDS.length + MARK_KINDS.length)
    expect(KIND_ICONS[kind]).toBeDefined()
  })

  it('has a row in the outline, under the name of its kind', () => {
    const rows = outlineRows(design, new Set())
    expect(rows.map(({ type, id }) => `${type} ${id}`)).toEqual([`kind ${kind}`, `node ${kind}:thing`])
  })

  it('is drawn, and says in a sentence what it is', () => {
    expect(NODE_TYPES[kind]).toBeDefined()
    expect(canvasKind(kind).handles.length).toBeGreaterThan(0)
    expect(describeNode(`${kind}:thing`, analysis)).toMatch(/^[A-Z].* thing(, |$)/)
  })

  it('has a form that shows it', async () => {
    const Form = formOf(kind)
    const view = viewOf(analysis.views, kind, 'thing')
    if (!view) throw new Error('not analysed')
    const form = await render(<Form view={view} />)
    expect(form.querySelectorAll('input, select, textarea').length).toBeGreaterThan(0)
    expect(form.textContent).toContain('Every setting')
  })

  it('is found by its name', () => {
    const found = findEntries(entriesOf(design, []), 'thing')
    expect(found.map(({ id }) => id)).toEqual([`${kind}:thing`])
  })
})

describe('commands', () => {
  it('have one id each, and every panel and dialog has one', () => {
    const ids = commands.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const name of PANEL_NAMES) expect(commandOf(`show-${name}`)).toBeDefined()
    for (const name of DIALOG_NAMES) expect(commandOf(`open-${name}`)).toBeDefined()
  })

  it('have keys of their own', () => {
    const keys = commands.flatMap(({ shortcut = '', furtherKeys = [] }) =>
      [shortcut, ...furtherKeys].filter(Boolean).map((key) => key.toLowerCase()),
    )
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
  })

  it('say in other words what they do', () => {
    const labels = commands.map(({ label }) => label)
    expect(labels.filter((label, at) => labels.indexOf(label) !== at)).toEqual([])
  })
})
