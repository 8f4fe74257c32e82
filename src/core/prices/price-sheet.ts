import { err, ok, type Result } from '../shared/result'
import { GB } from '../shared/units'
import type { Figure, Monthly } from '../sizing/sizing'
import { readYamlDocuments } from '../yaml/read-documents'

/** What is counted in a month, by the unit that a price is for: gigabytes, gigabytes kept for the month, requests, hours. */
const LINES = {
  perGB: ['producedAcrossRacks', 'replicatedAcrossRacks', 'consumedAcrossRacks', 'uploaded', 'readRemotely'],
  perGBMonth: ['localStorage', 'remoteStorage', 'storedOnce'],
  perThousandRequests: ['objectRequests', 'readRequests'],
} as const satisfies Readonly<Record<string, readonly (keyof Monthly)[]>>

type PriceUnit = keyof typeof LINES
type PricedLine = (typeof LINES)[PriceUnit][number]

const PER: Readonly<Record<PriceUnit, number>> = { perGB: GB, perGBMonth: GB, perThousandRequests: 1000 }

/** Prices as a person or a contract has them. Surveyor ships none. */
export interface PriceSheet {
  readonly name: string
  /** As `2026-11-01`. */
  readonly date: string
  /** As ISO 4217 has it: `USD`. */
  readonly currency: string
  readonly source?: string
  readonly prices: Readonly<Partial<Record<PricedLine, number>>>
  /** Of an hour of one broker or unit: one price, or one for each type of the provider. */
  readonly perHour: number | Readonly<Record<string, number>> | undefined
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isPrice = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0

/** What `storedOnce` is as well, with its copies. */
const COPIES: readonly (keyof Monthly)[] = ['localStorage', 'remoteStorage']

/** The first line of a price sheet, which says that it is one. */
const VERSION = 1
const FIELDS = ['surveyor-prices', 'name', 'date', 'currency', 'source', 'perHour', ...Object.keys(LINES)]

/**
 * Returns a price sheet that is written in YAML or JSON, or a sentence that says what is wrong with it. Refuses a text
 * without `surveyor-prices: 1`, a date or a currency, a field that it does not know, and a price that is no number from
 * nought on.
 */
export function readPriceSheet(text: string): Result<PriceSheet> {
  const [document, ...others] = readYamlDocuments(text)
  const sheet = document?.value
  if (others.length > 0 || !isRecord(sheet))
    return err('This is no price sheet: it begins with `surveyor-prices: 1`.')
  if (sheet['surveyor-prices'] !== VERSION)
    return err('This is no price sheet that this Surveyor reads: it begins with `surveyor-prices: 1`.')
  const strange = Object.keys(sheet).find((field) => !FIELDS.includes(field))
  if (strange !== undefined)
    return err(`A price sheet has no \`${strange}\`; it has ${FIELDS.slice(1).join(', ')}.`)
  const { name, date, currency, source } = sheet
  if (typeof name !== 'string' || name === '') return err('A price sheet says its `name`.')
  if (typeof date !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(date))
    return err('A price sheet says of which `date` its prices are, as 2026-11-01.')
  if (typeof currency !== 'string' || !/^[A-Z]{3}$/.test(currency))
    return err('A price sheet says its `currency` by three letters, as USD.')
  const prices = pricesIn(sheet)
  if (!prices.ok) return prices
  const perHour = hourIn(sheet['perHour'])
  if (!perHour.ok) return perHour
  return ok({
    name,
    date,
    currency,
    ...(typeof source === 'string' && { source }),
    prices: prices.value,
    perHour: perHour.value,
  })
}

function pricesIn(sheet: Readonly<Record<string, unknown>>): Result<PriceSheet['prices']> {
  const prices: Partial<Record<PricedLine, number>> = {}
  for (const unit of Object.keys(LINES) as PriceUnit[]) {
    const given = sheet[unit] ?? {}
    const known: readonly PricedLine[] = LINES[unit]
    if (!isRecord(given)) return err(`\`${unit}\` has a price for each of ${known.join(', ')}.`)
    for (const [line, price] of Object.entries(given)) {
      const found = known.find((one) => one === line)
      if (found === undefined) return err(`\`${unit}\` has no \`${line}\`; it has ${known.join(', ')}.`)
      if (!isPrice(price)) return err(`The price of \`${line}\` must be a number from 0 on.`)
      prices[found] = price
    }
  }
  return ok(prices)
}

function hourIn(given: unknown): Result<PriceSheet['perHour']> {
  if (given === undefined || isPrice(given)) return ok(given)
  if (isRecord(given) && Object.values(given).every(isPrice))
    return ok(given as Readonly<Record<string, number>>)
  return err('`perHour` is a price from 0 on, or one for each type.')
}

/** One line of a bill: what is counted, and what it costs. */
export interface BillLine {
  readonly line: keyof Monthly
  readonly figure: Figure
  readonly money: number
}

export interface Bill {
  readonly lines: readonly BillLine[]
  readonly total: number
  /** What is counted and has no price in the sheet, as far as there is any of it. */
  readonly unpriced: readonly (keyof Monthly)[]
}

/**
 * Returns what a month costs by a price sheet: each line that the sheet has a price for, in its currency, and the sum.
 * What the sheet has no price for is named, and counts nothing. `type` is the provider's type of broker or cluster.
 */
export function billOf(monthly: Monthly, { prices, perHour }: PriceSheet, type?: string): Bill {
  const lines: BillLine[] = []
  const unpriced: (keyof Monthly)[] = []
  const add = (line: keyof Monthly, price: number | undefined, per: number) => {
    const figure = monthly[line]
    if (figure === undefined || figure.value === 0) return
    // The same data, counted with its copies and without: one price is enough.
    if (price === undefined && monthly.storedOnce && prices.storedOnce !== undefined && COPIES.includes(line))
      return
    if (price === undefined) unpriced.push(line)
    else lines.push({ line, figure, money: (figure.value / per) * price })
  }
  for (const unit of Object.keys(LINES) as PriceUnit[])
    for (const line of LINES[unit]) add(line, prices[line], PER[unit])
  add('brokerHours', typeof perHour === 'object' ? perHour[type ?? ''] : perHour, 1)
  return { lines, total: lines.reduce((sum, { money }) => sum + money, 0), unpriced }
}
