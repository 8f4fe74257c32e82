/** What is cut on screen: one line with an ellipsis, or a few lines. */
const CUT = '.truncate, [class*="line-clamp"]'

/** Marks what was given a title here, and not by its own part of the page. */
const GIVEN = 'wholeWords'

const isCut = ({ scrollWidth, clientWidth, scrollHeight, clientHeight }: HTMLElement): boolean =>
  scrollWidth > clientWidth || scrollHeight > clientHeight + 1

/** Shows in a tooltip, wherever words are cut and no part of the page says them otherwise, the whole of them; returns how to stop. */
export function showWholeWords(): () => void {
  const over = ({ target }: PointerEvent) => {
    const cut = target instanceof Element ? target.closest<HTMLElement>(CUT) : null
    if (!cut) return
    if (GIVEN in cut.dataset) {
      cut.removeAttribute('title')
      delete cut.dataset[GIVEN]
    }
    if (cut.closest('[title]') || !isCut(cut)) return
    cut.title = cut.textContent ?? ''
    cut.dataset[GIVEN] = ''
  }
  window.addEventListener('pointerover', over, { capture: true })
  return () => window.removeEventListener('pointerover', over, { capture: true })
}
