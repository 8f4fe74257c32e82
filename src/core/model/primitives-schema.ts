import { z } from './zod'

/**
 * A name as a person typed it. Whether Kafka accepts it is a finding, not a parse error, so that an
 * illegal name can be drawn, explained and fixed; only a name that no screen could show is refused.
 */
export const nameSchema = z
  .string()
  .min(1, 'a name must not be empty')
  .max(1000, 'a name must not be longer than 1000 characters')

export const LARGEST = 1e15

export const countSchema = z.number().int().min(1).max(1_000_000)
export const rateSchema = z.number().min(0).max(LARGEST)
export const positiveSchema = z.number().positive().max(LARGEST)
export const shareSchema = z.number().min(0).max(1)
export const bytesSchema = z.number().min(0).max(LARGEST)

/**
 * Settings under Kafka's own keys, verbatim. A value is what YAML gives: text, number, truth value or
 * null; lists are Kafka's comma-separated text. Numbers beyond 2^53 are kept as text.
 */
export const configSchema = z.record(
  z.string().min(1).max(500),
  z.union([z.string().max(32_767), z.number(), z.boolean(), z.null()]),
)
