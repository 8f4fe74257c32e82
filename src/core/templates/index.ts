/** Every template, in the order in which they are offered. To add one: add its file and its entry. */
import type { Template } from './template'

export const templates: readonly Template[] = [
  {
    id: 'orders',
    title: 'Orders and payments',
    summary: 'A shop with exactly-once orders, payments, clicks and dead letters, and a few things to fix.',
    design: async () => (await import('./orders')).ordersDesign,
  },
  {
    id: 'clickstream',
    title: 'Clickstream',
    summary: 'Page views and clicks of a busy site, made into sessions, for dashboards and a warehouse.',
    design: async () => (await import('./clickstream')).clickstreamDesign,
  },
  {
    id: 'order-enrichment',
    title: 'Order enrichment',
    summary: 'Orders joined with their customers and counted by region in windows, by Kafka Streams.',
    design: async () => (await import('./order-enrichment')).orderEnrichmentDesign,
  },
  {
    id: 'change-data-capture',
    title: 'Change data capture',
    summary: 'Debezium follows a database into compacted topics, and a sink keeps a search index of them.',
    design: async () => (await import('./change-data-capture')).changeDataCaptureDesign,
  },
  {
    id: 'customer-notifications',
    title: 'Customer notifications',
    summary:
      'Mails through providers that fail at times: retries in topics of their own, then dead letters. With schemas, access and code.',
    design: async () => (await import('./customer-notifications')).customerNotificationsDesign,
  },
  {
    id: 'iot-telemetry',
    title: 'IoT telemetry',
    summary: 'Readings of two million devices with their latest state, alerts, and commands back to them.',
    design: async () => (await import('./iot-telemetry')).iotTelemetryDesign,
  },
  {
    id: 'hypertrace',
    title: 'Hypertrace ingestion',
    summary: 'The real pipeline of an open-source tracing platform, with the settings that it runs with.',
    design: async () => (await import('./hypertrace')).hypertraceDesign,
  },
]
