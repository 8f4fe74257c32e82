import { mkdirSync, writeFileSync } from 'node:fs'

export interface Line {
  readonly what: string
  readonly figure: string
}

/** Counts what holds and keeps what does not; the figures that the summary shows. */
export class Report {
  readonly failures: string[] = []
  readonly lines: Line[] = []
  readonly notes: string[] = []
  readonly proofs: { readonly rule: string; readonly kind: string; readonly seen: string }[] = []
  passed = 0

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
    this.lines.push({ what, figure })
    console.log(`  ${figure}  ${what}`)
  }

  note(text: string): void {
    this.notes.push(text)
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
