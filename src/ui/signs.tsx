import ArrowLeft from 'lucide-react/icons/arrow-left'
import ArrowRight from 'lucide-react/icons/arrow-right'
import Check from 'lucide-react/icons/check'
import EqualNot from 'lucide-react/icons/equal-not'
import { Fragment } from 'react'

/** Signs that no font of ours has: a system's own would stand out, or be missing. */
const ICONS = { '→': ArrowRight, '←': ArrowLeft, '≠': EqualNot, '✓': Check } as const

const SIGN = /([→←≠✓])/

/** Text with its signs drawn; who copies it, searches it or has it read out meets the signs themselves. */
export function Signs({ text }: { text: string }) {
  return text.split(SIGN).map((part, at) => {
    const Icon = SIGN.test(part) ? ICONS[part as keyof typeof ICONS] : undefined
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text, in its order
      <Fragment key={at}>
        {Icon ? (
          <>
            <Icon size="1em" aria-hidden className="-mx-[0.14em] inline align-[-0.14em]" />
            <span className="sr-only">{part}</span>
          </>
        ) : (
          part
        )}
      </Fragment>
    )
  })
}
