import type { ExportOption } from './exporter'

/** Which version of its API Strimzi is asked by. */
export const API_VERSION = {
  id: 'api-version',
  label: 'API version',
  help: 'Strimzi takes v1 from 0.49 on, and v1beta2 up to 0.51.',
  kind: 'choice',
  initial: 'v1',
  choices: [
    { value: 'v1', label: 'v1, Strimzi 0.49 and later' },
    { value: 'v1beta2', label: 'v1beta2, Strimzi 0.51 and earlier' },
  ],
} as const satisfies ExportOption

/** Whose the resources are. */
export const KAFKA_RESOURCE = {
  id: 'cluster',
  label: 'Kafka resource',
  help: 'The name of the Kafka resource that these belong to; the name of the design where it is left out.',
  kind: 'text',
  initial: '',
} as const satisfies ExportOption
