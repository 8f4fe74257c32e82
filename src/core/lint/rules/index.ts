/** Every rule, by id. To add one: add its file and its line. */
import type { AnyRule } from '../rule'

export const rules: readonly AnyRule[] = []
