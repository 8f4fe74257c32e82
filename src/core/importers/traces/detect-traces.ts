/** How likely a text is traces as OpenTelemetry, Jaeger or Zipkin write them, with Kafka in them or not. */
export function detectTraces(head: string): number {
  if (!/^\s*[[{]/.test(head)) return 0
  if (/"(?:resourceSpans|scopeSpans|instrumentationLibrarySpans)"\s{0,5}:/.test(head)) return 0.95
  if (/"traceID"\s{0,5}:/.test(head) && /"(?:spans|processes)"\s{0,5}:/.test(head)) return 0.9
  return /"traceId"\s{0,5}:/.test(head) && /"localEndpoint"\s{0,5}:/.test(head) ? 0.9 : 0
}
