import type { Fix } from '../lint/finding'
import type { Edit } from './edit'

/** Fixes a finding as its rule proposes. */
export const applyFix = (label: string, fix: Fix): Edit => ({ label, apply: fix })
