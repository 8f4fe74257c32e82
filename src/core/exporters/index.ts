/** Every format to take a design away in, in the order of the menu. To add one: add its file and its line. */
import { consumerProperties } from './consumer-properties'
import type { Exporter } from './exporter'
import { kafkaCli } from './kafka-cli'
import { producerProperties } from './producer-properties'
import { strimzi } from './strimzi'
import { surveyorJson, surveyorYaml } from './surveyor'

export const exporters: readonly Exporter[] = [
  surveyorYaml,
  surveyorJson,
  kafkaCli,
  strimzi,
  producerProperties,
  consumerProperties,
]
