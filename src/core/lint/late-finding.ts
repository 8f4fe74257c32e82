import type { Evidence, Finding, FixChoice } from './finding'

export type WritableFinding = { -readonly [Field in keyof Finding]: Finding[Field] }

type Listed<Item> = readonly Item[]
type Late<Item> = Listed<Item> | (() => Listed<Item>)

/**
 * A finding whose evidence and ways to fix it are looked for once somebody asks. The fields are own and enumerable all
 * the same, so that it is plain data to whoever reads it; the getters are the same for all, so that all have one shape.
 */
class LateFinding {
  static readonly #FIELDS: PropertyDescriptorMap = {
    evidence: LateFinding.#field((finding) => finding.#listEvidence()),
    choices: LateFinding.#field((finding) => {
      const ways = finding.#listWays()
      return ways.length > 1 ? ways : undefined
    }),
    fix: LateFinding.#field((finding) => finding.#listWays()[0]?.fix),
    fixLabel: LateFinding.#field((finding) => finding.#listWays()[0]?.label),
  }
  #evidence: Late<Evidence>
  #ways: Late<FixChoice>

  constructor(finding: Omit<Finding, 'evidence'>, evidence: Late<Evidence>, ways: Late<FixChoice>) {
    Object.assign(this, finding)
    this.#evidence = evidence
    this.#ways = ways
    Object.defineProperties(this, LateFinding.#FIELDS)
  }

  static #field(read: (finding: LateFinding) => unknown): PropertyDescriptor {
    return {
      enumerable: true,
      get(this: LateFinding) {
        return read(this)
      },
    }
  }

  #listEvidence(): Listed<Evidence> {
    if (typeof this.#evidence === 'function') this.#evidence = this.#evidence()
    return this.#evidence
  }

  #listWays(): Listed<FixChoice> {
    if (typeof this.#ways === 'function') this.#ways = this.#ways()
    return this.#ways
  }
}

/** Returns the finding with its evidence, and what fixes it, looked for once somebody asks. */
export const lateFinding = (
  finding: Omit<Finding, 'evidence'>,
  evidence: Late<Evidence>,
  ways: Late<FixChoice>,
): Finding => new LateFinding(finding, evidence, ways) as unknown as Finding
