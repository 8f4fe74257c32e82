/** Characters that show nothing, which chats, mail and word processors put into long words. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}]+/gu
/** Signs that a tool wrote as numbers; twice over where two tools did. */
const PERCENT = /%(?:25)*([\da-f]{2})/gi
const LINK = /(?<![A-Za-z0-9_-])v(\d{1,9})\.[\w-]*/g
/** Shorter than this, what looks like a link may be the version of something. */
const SHORTEST = 9
/** As long as this, it is a link whatever word stands before it. */
const UNMISTAKABLE = 40

export interface FoundLink {
  readonly version: string
  /** The version, the point, and all letters, digits, `-` and `_` that follow. */
  readonly text: string
  /** Whether what stands before it says that it is meant: a `#`, or nothing but quotes and spaces. */
  readonly isMeant: boolean
}

/**
 * The link in a text, wherever it stands in it, before anything is known of its soundness: the first after a `#`
 * or, where none is, the longest. A link that mail has broken into lines is put together again; the words of the
 * next line may then be at its end, where its length cuts them off.
 */
export function findLink(text: string): FoundLink | undefined {
  const whole = text
    .replace(PERCENT, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(INVISIBLE, '')
  const found = [...whole.matchAll(LINK)]
  const linked = found.find(({ index }) => /#[/!]{0,2}$/.test(whole.slice(Math.max(0, index - 3), index)))
  const best = linked ?? found.sort((one, other) => other[0].length - one[0].length)[0]
  if (!best) return undefined
  return {
    version: best[1] ?? '',
    text: joined(whole.slice(best.index)),
    isMeant:
      linked !== undefined || /^[\s"'`<(]*$/.test(whole.slice(Math.max(0, best.index - 20), best.index)),
  }
}

/** Whether a text is a link, whole or not, and no document that mentions one. */
export function isLinkText(text: string): boolean {
  const found = text.length > LONGEST ? undefined : findLink(text)
  return found !== undefined && found.text.length >= (found.isMeant ? SHORTEST : UNMISTAKABLE)
}

/** Twice the longest link that Surveyor offers, and a mail around it. */
const LONGEST = 200_000

/** The link that a text begins with, across ends of lines, `=` before them and `>` after them. */
function joined(text: string): string {
  let link = ''
  for (const line of text.split(/\r?\n|\r/)) {
    const part = line
      .replace(/^[\s>]+/, '')
      .trimEnd()
      .replace(/=$/, '')
    const run = (link === '' ? /^v\d+\.[\w-]*/ : /^[\w-]*/).exec(part)?.[0] ?? ''
    link += run
    if (run.length < part.length) break
  }
  return link
}
