import { countSchema, nameSchema, positiveSchema, rateSchema } from './primitives-schema'
import { z } from './zod'

/** What may happen. Which of the other fields an event needs is said by `EVENT_NEEDS`. */
export const eventKindSchema = z.enum([
  'burst',
  'growth',
  'member-crash',
  'member-stuck',
  'rolling-deploy',
  'group-stopped',
  'slow-downstream',
  'poison-record',
  'broker-lost',
  'rack-lost',
  'partitions-added',
  'autoscaler',
  'task-failed',
  'source-snapshot',
  'worker-lost',
  'members-added',
  'workers-added',
])

type Kind = z.infer<typeof eventKindSchema>

/** Without these an event of the kind means nothing; all others have a default that the simulation states. */
export const EVENT_NEEDS: Readonly<Record<Kind, readonly string[]>> = {
  burst: [],
  growth: [],
  'member-crash': ['group'],
  'member-stuck': ['group'],
  'rolling-deploy': ['group'],
  'group-stopped': ['group'],
  'slow-downstream': ['group'],
  'poison-record': ['group'],
  'broker-lost': ['broker'],
  'rack-lost': ['rack'],
  'partitions-added': ['topic', 'partitions'],
  autoscaler: ['group'],
  'task-failed': ['connector'],
  'source-snapshot': ['connector'],
  'worker-lost': ['connector'],
  'members-added': ['group'],
  'workers-added': ['connector'],
}

/** Streams applications and sinks are groups to Kafka: what happens to a group may happen to them. */
const INSTEAD_OF_GROUP = ['application', 'connector'] as const

/** One thing that happens at a time. Seconds count from the beginning of the scenario. */
export const scenarioEventSchema = z
  .strictObject({
    kind: eventKindSchema,
    atSeconds: rateSchema,
    /** How long it lasts; to the end of the scenario where it is left out and does not end by itself. */
    lastsSeconds: rateSchema.optional(),
    producer: nameSchema.optional(),
    topic: nameSchema.optional(),
    group: nameSchema.optional(),
    /** A Streams application, in the place of a group. */
    application: nameSchema.optional(),
    connector: nameSchema.optional(),
    /** Counted from one. */
    member: countSchema.optional(),
    /** As Kafka counts, from zero. */
    partition: z.number().int().min(0).max(1_000_000).optional(),
    /** Counted from one, as the cluster view does. */
    broker: countSchema.optional(),
    rack: countSchema.optional(),
    /** Traffic, or processing time, ÷ what it is without the event. */
    factor: z.number().min(0).max(1_000_000).optional(),
    shape: z.enum(['step', 'ramp', 'wave']).optional(),
    /** A broker that is stopped hands its partitions over first; one that crashes is missed after its session. */
    stop: z.enum(['crash', 'clean']).optional(),
    partitions: countSchema.optional(),
    lagAbove: rateSchema.optional(),
    cooldownSeconds: positiveSchema.optional(),
    membersAdded: countSchema.optional(),
    mostMembers: countSchema.optional(),
  })
  .superRefine((event, context) => {
    for (const need of EVENT_NEEDS[event.kind])
      if (
        (event as Readonly<Record<string, unknown>>)[need] === undefined &&
        !(need === 'group' && INSTEAD_OF_GROUP.some((field) => event[field] !== undefined))
      )
        context.addIssue({ code: 'custom', message: `an event of kind ${event.kind} needs \`${need}\`` })
  })

/** What a group should keep to whatever happens. */
export const goalSchema = z.strictObject({
  /** No record waits for longer until it is read. */
  waitSeconds: positiveSchema.optional(),
  /** No group is further behind. */
  lagRecords: rateSchema.optional(),
})

export const scenarioSchema = z.strictObject({
  name: nameSchema,
  lengthSeconds: positiveSchema.max(31_536_000),
  /** The traffic before anything happens: the average, unless it is left out or says otherwise. */
  traffic: z.enum(['average', 'peak']).optional(),
  goal: goalSchema.optional(),
  events: z.array(scenarioEventSchema).max(1000),
})
