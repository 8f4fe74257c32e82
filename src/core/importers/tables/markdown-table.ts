/** The line below the head of a table of Markdown: `|---|:-:|`. */
export const RULE = /^[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)+\|?[ \t]*$/
/** A text that begins with a table of Markdown, whatever stands before it on lines without a bar. */
export const MARKDOWN =
  /^(?:[^|\n]*\n){0,20}[ \t]*\|?[^|\n]+\|[^\n]*\n[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)+\|?[ \t]*(?:\n|$)/
