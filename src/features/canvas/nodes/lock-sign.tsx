import Lock from 'lucide-react/icons/lock'

/** On the border, where it takes no room from the name. */
export const LockSign = () => (
  <span
    data-testid="lock"
    className="-top-2 -left-2 absolute grid size-4 place-items-center rounded-full border border-line-strong bg-raised text-ink-soft"
  >
    <Lock size={9} strokeWidth={2.5} aria-hidden="true" />
  </span>
)
