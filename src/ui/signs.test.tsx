import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { Signs } from './signs'

it.each(['orders: 6 → 16 partitions', '← →', '≠ Files disagree', 'plain', ''])(
  'draws the signs of %j and keeps its text',
  (text) => {
    const shown = document.createElement('p')
    shown.innerHTML = renderToStaticMarkup(<Signs text={text} />)
    expect(shown.textContent).toBe(text)
    const signs = text.match(/[→←≠✓]/g) ?? []
    expect(shown.querySelectorAll('svg')).toHaveLength(signs.length)
    expect([...shown.querySelectorAll('.sr-only')].map((part) => part.textContent)).toEqual(signs)
  },
)
