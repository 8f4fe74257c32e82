import type { ComponentProps, ReactNode } from 'react'
import { Tooltip } from './tooltip'

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
      className={`flex h-7 shrink-0 items-center justify-center gap-1.5 whitespace-nowrap rounded-control border px-2.5 font-medium disabled:opacity-45 disabled:hover:bg-transparent ${VARIANT[variant]} ${className}`}
    />
  )
}

type IconButtonProps = Omit<ComponentProps<'button'>, 'title'> & {
  readonly label: string
  readonly shortcut?: string | undefined
  readonly children: ReactNode
}

/** A button that is only an icon: its label is read out and shown as a tooltip, with its shortcut. */
export function IconButton({ label, shortcut, className = '', ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} {...(shortcut !== undefined && { shortcut })}>
      <button
        type="button"
        aria-label={label}
        {...rest}
        className={`grid size-7 shrink-0 place-items-center rounded-control text-ink-soft hover:bg-sunk hover:text-ink disabled:opacity-45 disabled:hover:bg-transparent ${className}`}
      />
    </Tooltip>
  )
}
