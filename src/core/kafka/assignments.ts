/** The brokers that hold each partition of a topic, the preferred leader first; partitions by their number. */
export type Assignment = readonly (readonly number[])[]
/** By the ids of brokers: the rack of each that has one. */
export type Racks = ReadonlyMap<number, string>
/** By the names of topics. */
export type Assignments = ReadonlyMap<string, Assignment>
