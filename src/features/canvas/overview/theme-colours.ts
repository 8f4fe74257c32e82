/** A colour of the theme that is shown, by its name in the theme: `ramp-4`, `accent`. */
export type Colours = (name: string) => string

function readColours(element: Element): Colours {
  const style = getComputedStyle(element)
  const known = new Map<string, string>()
  return (name) => {
    const before = known.get(name)
    if (before !== undefined) return before
    const colour = style.getPropertyValue(`--${name}`).trim()
    known.set(name, colour)
    return colour
  }
}

/** The theme's colours for what is drawn on a 2D canvas; says when they changed. */
export function watchColours(onChange: () => void): { readonly now: Colours; readonly stop: () => void } {
  const root = document.documentElement
  let colours = readColours(root)
  const observer = new MutationObserver(() => {
    colours = readColours(root)
    onChange()
  })
  observer.observe(root, { attributes: true, attributeFilter: ['data-theme', 'class', 'style'] })
  return { now: (name) => colours(name), stop: () => observer.disconnect() }
}
