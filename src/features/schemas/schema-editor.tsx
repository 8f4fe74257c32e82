import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { json, jsonParseLinter } from '@codemirror/lang-json'
import {
  bracketMatching,
  HighlightStyle,
  StreamLanguage,
  syntaxHighlighting,
  syntaxTree,
} from '@codemirror/language'
import { protobuf } from '@codemirror/legacy-modes/mode/protobuf'
import { type Diagnostic, lintGutter, setDiagnostics } from '@codemirror/lint'
import { EditorState, type Text } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { useEffect, useRef } from 'react'
import { withoutComments } from '@/core/schemas/avro-json'
import type { SchemaLanguage } from '@/core/schemas/read-schema'

interface SchemaEditorProps {
  readonly label: string
  readonly language: SchemaLanguage
  readonly text: string
  /** Why the text is no schema; null where it is one. */
  readonly fault: string | null
  readonly onChange: (text: string) => void
}

const COLOURS = HighlightStyle.define([
  { tag: [tags.keyword, tags.bool, tags.null], color: 'var(--accent)' },
  { tag: tags.propertyName, color: 'var(--info)' },
  { tag: tags.string, color: 'var(--good)' },
  { tag: tags.number, color: 'var(--warning)' },
  { tag: tags.comment, color: 'var(--ink-soft)', fontStyle: 'italic' },
])

const LOOK = EditorView.theme({
  '&': { height: '100%', color: 'var(--ink)', backgroundColor: 'var(--sunk)' },
  // The line numbers would lie over it: what holds the editor is outlined.
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', fontSize: '12px', lineHeight: '1.5' },
  '.cm-content': { caretColor: 'var(--ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { backgroundColor: 'var(--raised)', color: 'var(--ink-soft)', border: 'none' },
  '.cm-activeLine': { backgroundColor: 'transparent' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--ramp-2)',
  },
  '.cm-tooltip': {
    backgroundColor: 'var(--raised)',
    color: 'var(--ink)',
    border: '1px solid var(--line-strong)',
  },
})

const languageOf = (language: SchemaLanguage) =>
  language === 'protobuf' ? StreamLanguage.define(protobuf) : json()

/** A text editor for a schema, with what is wrong marked where it stands. Tab leaves it. */
export function SchemaEditor({ label, language, text, fault, onChange }: SchemaEditorProps) {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const change = useRef(onChange)
  change.current = onChange
  const start = useRef(text)
  const hadFocus = useRef(false)
  start.current = text
  useEffect(() => {
    if (host.current === null) return
    const editor = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: start.current,
        extensions: [
          lineNumbers(),
          history(),
          drawSelection(),
          highlightActiveLine(),
          bracketMatching(),
          lintGutter(),
          languageOf(language),
          syntaxHighlighting(COLOURS),
          LOOK,
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ 'aria-label': label, 'data-undoes': '', tabindex: '0' }),
          keymap.of([...defaultKeymap, ...historyKeymap]),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) change.current(update.state.doc.toString())
          }),
        ],
      }),
    })
    view.current = editor
    if (hadFocus.current) editor.focus()
    return () => {
      hadFocus.current = editor.hasFocus
      editor.destroy()
    }
  }, [label, language])
  useEffect(() => {
    const editor = view.current
    if (editor === null || editor.state.doc.toString() === text) return
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } })
  }, [text])
  useEffect(() => {
    const editor = view.current
    // The text is looked at for where the fault stands, which moves with it.
    if (editor === null || editor.state.doc.toString() !== text) return
    editor.dispatch(setDiagnostics(editor.state, fault === null ? [] : [placed(editor, language, fault)]))
  }, [fault, text, language])
  return (
    <div
      ref={host}
      className="h-full min-h-0 overflow-hidden rounded-control border border-line-strong outline-accent focus-within:outline-2"
    />
  )
}

/** What is wrong, where it stands: the line or the path that the sentence names, or the first line. */
function placed(editor: EditorView, language: SchemaLanguage, fault: string): Diagnostic {
  const { doc } = editor.state
  const message = fault.replaceAll('`', '')
  const line = /^Line (\d+)/.exec(fault)
  if (line) return { ...lineAt(doc, Number(line[1])), severity: 'error', message }
  const [unread] = unreadIn(editor, language)
  if (unread) return { ...unread, message: `${message} ${unread.message}` }
  const path = /^At (\/[^:]*):/.exec(fault)?.[1]
  const range = path === undefined ? undefined : rangeOf(editor.state, path)
  return { ...(range ?? lineAt(doc, 1)), severity: 'error', message }
}

/** Where the text ends to be JSON; a schema of Avro may have comments, for which spaces stand. */
function unreadIn(editor: EditorView, language: SchemaLanguage): readonly Diagnostic[] {
  if (language === 'protobuf') return []
  const text = editor.state.doc.toString()
  const plain = language === 'avro' ? withoutComments(text) : text
  if (plain === text) return jsonParseLinter()(editor)
  return jsonParseLinter()(new EditorView({ state: EditorState.create({ doc: plain }) }))
}

function lineAt(doc: Text, number: number): { from: number; to: number } {
  const { from, to } = doc.line(Math.min(Math.max(number, 1), doc.lines))
  return { from, to }
}

/** Where the value at a path of JSON stands. */
function rangeOf(state: EditorState, path: string): { from: number; to: number } | undefined {
  let node = syntaxTree(state).topNode.firstChild
  for (const part of path.slice(1).split('/')) {
    if (node?.name === 'Array') {
      const items = []
      for (let item = node.firstChild; item; item = item.nextSibling)
        if (/^[A-Z]/.test(item.name)) items.push(item)
      node = items[Number(part)] ?? null
    } else if (node?.name === 'Object') {
      const property = node
        .getChildren('Property')
        .find(
          ({ firstChild }) =>
            firstChild && state.sliceDoc(firstChild.from, firstChild.to) === JSON.stringify(part),
        )
      node = property?.lastChild ?? null
    } else node = null
    if (node === null) return undefined
  }
  return node === null ? undefined : { from: node.from, to: node.to }
}
