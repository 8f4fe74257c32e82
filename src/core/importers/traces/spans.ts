import type { Field } from '../reading/field'
import type { Place } from '../source'

/** A span of any of the formats. */
export interface Span {
  readonly service: string | undefined
  /** `producer` and `consumer` where the span says so. */
  readonly kind: string | undefined
  readonly attributes: ReadonlyMap<string, string>
  /** Milliseconds since 1970. */
  readonly start: number
  readonly place: Place
}

/** Returns the spans of OpenTelemetry's, Jaeger's or Zipkin's JSON. */
export function spansOf(root: Field): Span[] {
  return root.all().flatMap((one) => [...openTelemetry(one), ...jaeger(one), ...zipkin(one)])
}

const KINDS: Readonly<Record<string, string>> = { '4': 'producer', '5': 'consumer' }

const kindOf = (said: string | undefined): string | undefined =>
  said === undefined ? undefined : (KINDS[said] ?? said.replace(/^SPAN_KIND_/, '').toLowerCase())

/** `{ key, value: { stringValue } }` of OpenTelemetry and `{ key, value }` of Jaeger. */
function attributesOf(list: Field | undefined): Map<string, string> {
  const found = new Map<string, string>()
  for (const entry of list?.items() ?? []) {
    const key = entry.get('key')?.text()
    const value = entry.get('value')
    const said = value?.isMapping
      ? value.first('stringValue', 'intValue', 'boolValue', 'doubleValue')?.text()
      : value?.text()
    if (key !== undefined && said !== undefined) found.set(key, said)
  }
  return found
}

/** @see opentelemetry-proto, trace.proto in its JSON form */
function openTelemetry(root: Field): Span[] {
  return (root.get('resourceSpans')?.items() ?? []).flatMap((resource) => {
    const service = attributesOf(resource.in('resource', 'attributes')).get('service.name')
    const scopes = resource.first('scopeSpans', 'instrumentationLibrarySpans')?.items() ?? []
    return scopes
      .flatMap((scope) => scope.get('spans')?.items() ?? [])
      .map((span) => ({
        service,
        kind: kindOf(span.get('kind')?.text()),
        attributes: attributesOf(span.get('attributes')),
        start: Number(span.get('startTimeUnixNano')?.text()) / 1e6,
        place: span.place,
      }))
  })
}

/** @see Jaeger, the JSON of its interface: `GET /api/traces` */
function jaeger(root: Field): Span[] {
  const traces = root.get('data')?.items() ?? (root.get('spans') ? [root] : [])
  return traces.flatMap((trace) => {
    const processes = trace.get('processes')
    return (trace.get('spans')?.items() ?? []).map((span) => {
      const id = span.get('processID')?.text() ?? ''
      const service = processes?.in(id, 'serviceName')?.text() ?? span.in('process', 'serviceName')?.text()
      const attributes = attributesOf(span.get('tags'))
      return {
        service,
        kind: kindOf(attributes.get('span.kind')),
        attributes,
        start: Number(span.get('startTime')?.text()) / 1e3,
        place: span.place,
      }
    })
  })
}

/** @see Zipkin API v2, `Span` */
function zipkin(span: Field): Span[] {
  const service = span.in('localEndpoint', 'serviceName')?.text()
  if (service === undefined) return []
  const tags = (span.get('tags')?.entries() ?? []).flatMap(([key, value]) => {
    const said = value.text()
    return said === undefined ? [] : [[key, said] as const]
  })
  return [
    {
      service,
      kind: kindOf(span.get('kind')?.text()),
      attributes: new Map(tags),
      start: Number(span.get('timestamp')?.text()) / 1e3,
      place: span.place,
    },
  ]
}
