import type { ApplicationPlan } from './plan'

/** Returns the topics whose records a program makes sense of: without those of retries and dead letters. */
export const recordTopicsOf = ({ reads, writes }: ApplicationPlan) => ({
  reads: (reads?.topics ?? []).map(({ topic }) => topic),
  writes: (writes?.topics ?? []).map(({ topic }) => topic),
})

/** Returns every topic that a program reads or writes, each once. */
export const topicsOfPlan = ({ reads, writes }: ApplicationPlan): readonly string[] => [
  ...new Set([
    ...(reads?.topics ?? []).map(({ topic }) => topic),
    ...(reads?.retryTopics ?? []),
    ...(writes?.topics ?? []).map(({ topic }) => topic),
    ...(reads?.failure.deadLetter === undefined ? [] : [reads.failure.deadLetter]),
  ]),
]
