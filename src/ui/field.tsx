import type { ReactNode } from 'react'

interface FieldProps {
  readonly label: string
  /** The id of the control. */
  readonly htmlFor: string
  /** Beside the label, smaller: where the value comes from, or its unit. */
  readonly hint?: ReactNode
  /** What is wrong with what was typed, in a sentence. */
  readonly error?: string | null
  /** The label stands above, where several fields stand in a row. */
  readonly isStacked?: boolean | undefined
  readonly children: ReactNode
}

/**
 * A label with its control beside it, and what is wrong with it below. A control that says more than there is room
 * for beside the label stands under it, on a line of its own.
 */
export function Field({ label, htmlFor, hint, error, isStacked, children }: FieldProps) {
  return (
    <div className={isStacked ? 'min-w-0' : 'flex flex-wrap items-center gap-x-2'}>
      <label
        htmlFor={htmlFor}
        className={`text-ink-soft ${isStacked ? 'block truncate text-small' : 'shrink-0 grow basis-[max(96px,38%)]'}`}
      >
        {label}
        {hint && <span className="block text-small">{hint}</span>}
      </label>
      <div
        className={
          isStacked
            ? 'min-w-0'
            : 'min-w-0 flex-[9999] supports-[field-sizing:content]:basis-auto [&_:is(input,select)]:field-sizing-content'
        }
      >
        {children}
      </div>
      {error && (
        <p id={`${htmlFor}-error`} role="alert" className="basis-full text-error text-small">
          {error}
        </p>
      )}
    </div>
  )
}

export const CONTROL =
  'h-7 w-full min-w-0 rounded-control border border-line-strong bg-sunk px-2 text-ink placeholder:text-ellipsis max-[1100px]:placeholder:text-small aria-invalid:border-error'
