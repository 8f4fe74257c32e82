import type { NodeId } from '../model/node-id'
import type { Evidence, Finding, FindingKind, Fix, FixChoice, Severity } from './finding'
import type { Report, Rule } from './rule'

/** What the causes of findings begin with that rest on something that nobody has stated. */
const NOT_STATED = 'not-stated:'

type Listed<Item> = readonly Item[]
type Late<Item> = Listed<Item> | ((view: never) => Listed<Item>)

/** Own and enumerable, so that a finding is plain data to whoever reads it, and the same for all, so that all have one shape. */
const late = (read: (finding: ReportedFinding) => unknown): PropertyDescriptor => ({
  enumerable: true,
  get(this: ReportedFinding) {
    return read(this)
  },
})

/**
 * A finding made of what a rule reports. Evidence and ways to fix it that are given as how to list them are looked for
 * once somebody asks: of the findings of ten thousand nodes a few are ever opened. Each field is set here, since the
 * engine gives an object room for what its constructor sets, and only what is late has a getter, which costs as much as
 * many fields.
 */
export class ReportedFinding implements Finding {
  static readonly #EVIDENCE = late((finding) => finding.#listEvidence())
  static readonly #CHOICES = late((finding) => {
    const ways = finding.#listWays()
    return ways.length > 1 ? ways : undefined
  })
  static readonly #FIX = late((finding) => finding.#listWays()[0]?.fix)
  static readonly #FIX_LABEL = late((finding) => finding.#listWays()[0]?.label)
  readonly rule: string
  readonly severity: Severity
  readonly kind: FindingKind
  readonly at: string
  readonly message: string
  readonly why: string
  readonly reference: string
  readonly cause: string
  declare readonly notStated?: string
  declare readonly along?: readonly NodeId[]
  declare readonly field?: string
  declare readonly errorClass?: string
  declare readonly choices?: readonly FixChoice[]
  declare readonly fix?: Fix
  declare readonly fixLabel?: string
  declare readonly evidence: readonly Evidence[]
  #evidence: Late<Evidence>
  #ways: Late<FixChoice>
  #view: unknown

  constructor(rule: Rule, report: Report<never>, at: string, view: unknown) {
    this.rule = rule.id
    this.severity = report.severity ?? rule.severity
    this.kind = report.kind ?? rule.kind
    this.at = report.at ?? at
    this.message = report.message
    this.why = report.why ?? rule.why
    this.reference = report.reference ?? rule.reference
    this.cause = causeOf(rule, report, this.at)
    if (report.notStated !== undefined) this.notStated = report.notStated
    if (report.along !== undefined) this.along = report.along
    if (report.field !== undefined) this.field = report.field
    const errorClass = report.errorClass ?? rule.errorClass
    if (errorClass !== undefined && this.kind === 'rejected') this.errorClass = errorClass
    const { evidence, ways, choices, fix } = report
    this.#evidence = evidence
    this.#ways = ways ?? NO_WAYS
    const isLate = typeof evidence === 'function'
    this.#view = isLate || ways !== undefined ? view : undefined
    if (isLate) Object.defineProperty(this, 'evidence', ReportedFinding.#EVIDENCE)
    if (ways !== undefined) {
      // One by one: all at once the engine takes twice as long.
      Object.defineProperty(this, 'choices', ReportedFinding.#CHOICES)
      Object.defineProperty(this, 'fix', ReportedFinding.#FIX)
      Object.defineProperty(this, 'fixLabel', ReportedFinding.#FIX_LABEL)
    } else {
      if (choices !== undefined) this.choices = choices
      const [first] = choices ?? NO_WAYS
      const apply = fix?.apply ?? first?.fix
      if (apply !== undefined) this.fix = apply
      const label = fix?.label ?? first?.label
      if (label !== undefined) this.fixLabel = label
    }
    if (!isLate) this.evidence = evidence
  }

  #listEvidence(): Listed<Evidence> {
    if (typeof this.#evidence === 'function') this.#evidence = this.#evidence(this.#view as never)
    return this.#evidence
  }

  #listWays(): Listed<FixChoice> {
    if (typeof this.#ways === 'function') this.#ways = this.#ways(this.#view as never)
    return this.#ways
  }
}

const NO_WAYS: readonly FixChoice[] = []

function causeOf(rule: Rule, report: Report<never>, node: string): string {
  if (report.notStated !== undefined) {
    const colon = node.indexOf(':')
    return shared(`${NOT_STATED}${colon === -1 ? node : node.slice(0, colon)}`)
  }
  if (report.cause === undefined && report.severity === undefined) return rule.id
  const id = report.cause === undefined ? rule.id : `${rule.id}/${report.cause}`
  return shared(report.severity === undefined ? id : `${id}:${report.severity}`)
}

const texts = new Map<string, string>()
/** Some causes have a name of the design in them. */
const MOST_TEXTS = 10_000

/** The first text that says the same: thousands of findings have one cause. */
function shared(text: string): string {
  const before = texts.get(text)
  if (before !== undefined) return before
  if (texts.size >= MOST_TEXTS) texts.clear()
  texts.set(text, text)
  return text
}
