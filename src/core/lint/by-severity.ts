import type { Finding, Severity } from './finding'

export const SEVERITIES = ['error', 'warning', 'info'] as const satisfies readonly Severity[]

export type BySeverity = Readonly<Record<Severity, readonly Finding[]>>

export const NO_FINDINGS: BySeverity = { error: [], warning: [], info: [] }
