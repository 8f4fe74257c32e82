/** Reports what must not happen as the browser reports an uncaught exception; the caller goes on. */
export function reportFault(fault: unknown): void {
  if (typeof globalThis.reportError === 'function') globalThis.reportError(fault)
  else console.error(fault)
}
