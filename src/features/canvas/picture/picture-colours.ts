import type { Colours } from '../overview/theme-colours'

export type Theme = 'light' | 'dark'

/** The rules of the page's own sheets, those in groups among them. */
function* stylesIn(rules: CSSRuleList): Generator<CSSStyleRule> {
  for (const rule of rules) {
    if (rule instanceof CSSStyleRule) yield rule
    else if (rule instanceof CSSGroupingRule) yield* stylesIn(rule.cssRules)
  }
}

/** The page's sheets that it may read. */
function* ownStyles(): Generator<CSSStyleRule> {
  for (const sheet of document.styleSheets) {
    try {
      yield* stylesIn(sheet.cssRules)
    } catch {
      // A sheet of an extension is closed to the page.
    }
  }
}

const IS_DARK = /^:root\[data-theme=["']?dark["']?\]$/

/** Returns the colours of a theme, whichever is shown, from the one place where they have values. */
export function coloursOf(theme: Theme): Colours {
  const known = new Map<string, string>()
  for (const { selectorText, style } of ownStyles()) {
    const isOfTheme = selectorText === ':root' || (theme === 'dark' && IS_DARK.test(selectorText))
    if (!isOfTheme || style.getPropertyValue('--ground') === '') continue
    for (const name of style)
      if (name.startsWith('--')) known.set(name.slice(2), style.getPropertyValue(name).trim())
  }
  return (name) => known.get(name) ?? '#808080'
}
