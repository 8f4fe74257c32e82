/** An outcome at an edge of the core: errors there are values, never exceptions. */
export type Result<Value, Failure = string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Failure }

export const ok = <Value>(value: Value): { ok: true; value: Value } => ({ ok: true, value })

export const err = <Failure>(error: Failure): { ok: false; error: Failure } => ({ ok: false, error })
