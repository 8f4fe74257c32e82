import type { ComponentProps, ReactNode } from 'react'

const VARIANT = {
  primary: 'border-accent bg-accent text-on-accent hover:brightness-110',
  plain: 'border-line-strong bg-raised text-ink hover:bg-sunk',
  quiet: 'border-transparent bg-transparent text-ink-soft hover:bg-sunk hover:text-ink',
} as const

type ButtonProps = ComponentProps<'button'> & { readonly variant?: keyof typeof VARIANT }

/** A button that says what it does; its label is a verb. */
export function Button({ variant = 'plain', className = '', ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={`flex h-7 shrink-0 items-center justify-center gap-1.5 whitespace-nowrap rounded-control border px-2.5 font-medium disabled:opacity-45 ${VARIANT[variant]} ${className}`}
    />
  )
}

type IconButtonProps = Omit<ComponentProps<'button'>, 'title'> & {
  readonly label: string
  readonly shortcut?: string | undefined
  readonly children: ReactNode
}

/**
 * A button that is only an icon. Its label is read out, and shown with its shortcut as the browser's own
 * tooltip: a library for tooltips would be a fifth of what a first visit may load.
 */
export function IconButton({ label, shortcut, className = '', ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={shortcut === undefined ? label : `${label} (${shortcut})`}
      {...rest}
      className={`grid size-7 shrink-0 place-items-center rounded-control text-ink-soft hover:bg-sunk hover:text-ink disabled:opacity-45 disabled:hover:bg-transparent ${className}`}
    />
  )
}
