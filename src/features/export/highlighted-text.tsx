import bash from 'highlight.js/lib/languages/bash'
import csharp from 'highlight.js/lib/languages/csharp'
import go from 'highlight.js/lib/languages/go'
import ini from 'highlight.js/lib/languages/ini'
import java from 'highlight.js/lib/languages/java'
import json from 'highlight.js/lib/languages/json'
import markdown from 'highlight.js/lib/languages/markdown'
import plaintext from 'highlight.js/lib/languages/plaintext'
import properties from 'highlight.js/lib/languages/properties'
import python from 'highlight.js/lib/languages/python'
import typescript from 'highlight.js/lib/languages/typescript'
import xml from 'highlight.js/lib/languages/xml'
import yaml from 'highlight.js/lib/languages/yaml'
import { createLowlight } from 'lowlight'
import { type ReactNode, useMemo } from 'react'

const lowlight = createLowlight({
  bash, csharp, go, hcl: ini, java, json, markdown, plaintext, properties, python, typescript, xml, yaml,
}) // biome-ignore format: a list of languages

/** Beyond this many characters colours cost more than they tell. */
const LONGEST = 120_000

type Root = ReturnType<typeof lowlight.highlight>
type Child = Root['children'][number]

function paint(nodes: readonly Child[]): ReactNode {
  return nodes.map((node, at) => {
    if (node.type === 'text') return node.value
    if (node.type !== 'element') return null
    const names = node.properties['className']
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: a painted text has no identity but its index
      <span key={at} className={Array.isArray(names) ? names.join(' ') : ''}>
        {paint(node.children as Child[])}
      </span>
    )
  })
}

/** Text with its syntax in colour; built as elements, never as markup, whatever the text holds. */
export function HighlightedText({ text, language }: { text: string; language: string }) {
  const painted = useMemo(
    () => (text.length > LONGEST ? text : paint(lowlight.highlight(language, text).children)),
    [text, language],
  )
  return <code className="block whitespace-pre font-mono text-mono">{painted}</code>
}
