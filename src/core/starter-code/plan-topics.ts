import type { ApplicationPlan } from './plan'

/** Returns every topic that a program reads or writes, each once. */
export const topicsOfPlan = ({ reads, writes }: ApplicationPlan): readonly string[] => [
  ...new Set([
    ...(reads?.topics ?? []).map(({ topic }) => topic),
    ...(reads?.retryTopics ?? []),
    ...(writes?.topics ?? []).map(({ topic }) => topic),
    ...(reads?.failure.deadLetter === undefined ? [] : [reads.failure.deadLetter]),
  ]),
]
