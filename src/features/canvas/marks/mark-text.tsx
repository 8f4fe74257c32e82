import Markdown from 'markdown-to-jsx/react'
import type { ComponentProps } from 'react'

/** A link opens beside the drawing, and tells its host nothing of where it was clicked. */
function Link({ href = '', children }: ComponentProps<'a'>) {
  const isOpenable = /^(https?:|mailto:)/i.test(href)
  if (!isOpenable) return <span>{children}</span>
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      className="nodrag pointer-events-auto text-accent underline"
    >
      {children}
    </a>
  )
}

const Picture = ({ alt = '' }: ComponentProps<'img'>) => <span>{alt}</span>

/** Nothing of a note is taken for HTML, and nothing in it is fetched: a note may come with somebody's link. */
const OPTIONS = {
  disableParsingRawHTML: true,
  forceBlock: true,
  overrides: { a: Link, img: Picture },
} as const

/** A text with Markdown's basics: emphasis, code, lists, headings, quotes and links. */
export function MarkText({ text }: { text: string }) {
  return (
    <Markdown options={OPTIONS} className="mark-text">
      {text}
    </Markdown>
  )
}
