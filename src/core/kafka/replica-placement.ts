import { compareText, JavaHashMap, stringHash } from './java-collections'

/** A broker that replicas can be placed on. */
export interface PlacementBroker {
  readonly id: number
  readonly rack?: string
  /** Registered but not in service: it may follow, never lead. */
  readonly fenced?: boolean
}

/** What a topic asks of the placer. */
export interface PlacementRequest {
  readonly brokers: readonly PlacementBroker[]
  readonly partitions: number
  readonly replicationFactor: number
}

/** A whole number from 0 up to, not including, the bound: `nextInt` of Java's `Random`. */
export type NextInt = (bound: number) => number

/**
 * Where Kafka puts a new topic's replicas: one list of broker ids per partition, the preferred leader first.
 * Racks take turns, and inside a rack its brokers do. What the brokers already carry does not matter.
 *
 * Kafka draws each offset at random; without `random` every draw is 0, which makes the placement repeatable.
 *
 * Throws `InvalidReplicationFactorException` where Kafka does; ask `placementRefusal` first.
 *
 * @see org.apache.kafka.metadata.placement.StripedReplicaPlacer of Kafka 4.3.1
 */
export function placeReplicas(request: PlacementRequest, random: NextInt = () => 0): number[][] {
  const refusal = placementRefusal(request)
  if (refusal !== undefined) {
    const error = new Error(refusal)
    error.name = 'InvalidReplicationFactorException'
    throw error
  }
  const racks = new Racks(request.brokers, random)
  return Array.from({ length: request.partitions }, () => racks.place(request.replicationFactor))
}

/** Why Kafka refuses to place the topic (InvalidReplicationFactorException), or undefined where it does not. */
export function placementRefusal({ brokers, replicationFactor }: Omit<PlacementRequest, 'partitions'>) {
  if (replicationFactor <= 0) return `The replication factor is ${replicationFactor}; it must be positive.`
  if (brokers.every(({ fenced }) => fenced === true)) return 'No broker is in service to lead a partition.'
  if (replicationFactor > brokers.length)
    return `The replication factor ${replicationFactor} needs as many brokers; there are ${brokers.length}.`
  return undefined
}

/** Brokers of one rack that take turns: each round of the placement starts one further on. */
class BrokerTurns {
  readonly #ids: number[] = []
  #taken = 0
  #offset = 0
  #round = 0

  add(id: number): void {
    this.#ids.push(id)
  }

  start(random: NextInt): void {
    if (this.#ids.length === 0) return
    this.#ids.sort((one, other) => one - other)
    this.#offset = random(this.#ids.length)
  }

  shuffle(random: NextInt): void {
    shuffle(this.#ids, random)
  }

  /** The next broker that this round has not had, if any is left. */
  next(round: number): number | undefined {
    if (this.#ids.length === 0) return undefined
    if (this.#round !== round) {
      this.#round = round
      this.#taken = 0
      this.#offset = (this.#offset + 1) % this.#ids.length
    }
    if (this.#taken >= this.#ids.length) return undefined
    return this.#ids[(this.#taken++ + this.#offset) % this.#ids.length]
  }
}

interface Rack {
  readonly fenced: BrokerTurns
  readonly unfenced: BrokerTurns
}

class Racks {
  readonly #random: NextInt
  /** Brokers without a rack share one of no name. */
  readonly #byName = new JavaHashMap<string | null, Rack>((name) => (name === null ? 0 : stringHash(name)))
  readonly #names: (string | null)[]
  readonly #unfenced: number
  #round = 0
  #offset: number

  constructor(brokers: readonly PlacementBroker[], random: NextInt) {
    this.#random = random
    for (const { id, rack = null, fenced } of brokers) {
      if (!this.#byName.has(rack))
        this.#byName.put(rack, { fenced: new BrokerTurns(), unfenced: new BrokerTurns() })
      this.#byName.get(rack)?.[fenced === true ? 'fenced' : 'unfenced'].add(id)
    }
    this.#unfenced = brokers.filter(({ fenced }) => fenced !== true).length
    this.#eachTurns((turns) => turns.start(random))
    this.#names = this.#byName.keys().sort(compareRacks)
    this.#offset = random(this.#names.length)
  }

  /** @param replicas no more than there are brokers, one of which is unfenced */
  place(replicas: number): number[] {
    if (this.#round === this.#unfenced && this.#unfenced > 1) {
      shuffle(this.#names, this.#random)
      this.#eachTurns((turns) => turns.shuffle(this.#random))
      this.#round = 0
    }
    if (this.#offset === this.#names.length) this.#offset = 0
    const { leader, leaderRack } = this.#pickLeader()
    const placed = [leader]
    let mustSkip = true
    for (let index = this.#offset; placed.length < replicas; index = (index + 1) % this.#names.length) {
      if (mustSkip && index === leaderRack) {
        mustSkip = false
        continue
      }
      const rack = this.#rack(index)
      const follower = rack?.unfenced.next(this.#round) ?? rack?.fenced.next(this.#round)
      if (follower !== undefined) placed.push(follower)
    }
    this.#round++
    this.#offset++
    return placed
  }

  #pickLeader(): { leader: number; leaderRack: number } {
    for (let index = this.#offset; ; index = (index + 1) % this.#names.length) {
      const leader = this.#rack(index)?.unfenced.next(this.#round)
      if (leader !== undefined) return { leader, leaderRack: index }
    }
  }

  #rack(index: number): Rack | undefined {
    return this.#byName.get(this.#names[index] ?? null)
  }

  #eachTurns(act: (turns: BrokerTurns) => void): void {
    for (const name of this.#byName) {
      const rack = this.#byName.get(name)
      if (rack === undefined) continue
      act(rack.fenced)
      act(rack.unfenced)
    }
  }
}

function compareRacks(one: string | null, other: string | null): number {
  if (one === null || other === null) return Number(one !== null) - Number(other !== null)
  return compareText(one, other)
}

/** Java's `Collections.shuffle` of a list with random access. */
function shuffle<Item>(list: Item[], random: NextInt): void {
  for (let size = list.length; size > 1; size--) {
    const index = random(size)
    const moved = list.splice(index, 1, ...list.slice(size - 1, size))
    list.splice(size - 1, 1, ...moved)
  }
}
