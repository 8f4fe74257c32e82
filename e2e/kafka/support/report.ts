import { mkdirSync, writeFileSync } from 'node:fs'

/** A figure of the summary, with the scenario that it comes from. */
interface Figure {
  readonly scenario: string
  readonly what: string
  readonly figure: string
}
interface Part {
  readonly title: string
  readonly seconds: number
}

/** Counts what holds and keeps what does not; the figures that the summary shows. */
export class Report {
  readonly failures: string[] = []
  readonly figures: Figure[] = []
  readonly parts: Part[] = []
  readonly proofs: { readonly rule: string; readonly kind: string; readonly seen: string }[] = []
  passed = 0
  #scenario = ''

  /** Runs a part of the whole and takes its time; one that breaks off has failed. */
  async during(title: string, run: () => Promise<void>): Promise<void> {
    const began = performance.now()
    console.log(`\n${title}`)
    this.#scenario = title
    await run().catch((error) =>
      this.fail(`${title} broke off`, error instanceof Error ? error.stack : String(error)),
    )
    const seconds = (performance.now() - began) / 1000
    this.parts.push({ title, seconds })
    console.log(`  ${seconds.toFixed(1)} s`)
  }

  /** Adds one check; `why` is only asked for where it does not hold. */
  check(holds: boolean, what: string, why?: () => string): boolean {
    if (holds) this.passed += 1
    else this.fail(what, why?.())
    return holds
  }

  /** Both as JSON must be the same text. */
  same(actual: unknown, expected: unknown, what: string): boolean {
    const [one, other] = [JSON.stringify(actual), JSON.stringify(expected)]
    return this.check(one === other, what, () => `Kafka: ${one}\n    Surveyor: ${other}`)
  }

  fail(what: string, why = ''): void {
    this.failures.push(why === '' ? what : `${what}\n    ${why}`)
    if (this.failures.length <= 20) console.log(`  FAILED ${this.failures.at(-1)}`)
  }

  /** A figure for the summary and the documentation. */
  figure(what: string, figure: string): void {
    this.figures.push({ scenario: this.#scenario, what, figure })
    console.log(`  ${figure}  ${what}`)
  }

  note(text: string): void {
    console.log(`  ${text}`)
  }

  /** Where scripts/counts.mjs reads them. */
  save(): void {
    mkdirSync('test-results', { recursive: true })
    const counts = { numPassedTests: this.passed, numFailedTests: this.failures.length }
    writeFileSync(
      'test-results/kafka.json',
      `${JSON.stringify({ ...counts, failures: this.failures }, null, 2)}\n`,
    )
  }
}
