import { type ConfigReader, refuse } from './read-config'

/**
 * What producers and consumers check alike, before anything of their own.
 *
 * @see CommonClientConfigs.postValidateSaslMechanismConfig, warnDisablingExponentialBackoff
 */
export function validateCommonClient(config: ConfigReader): void {
  const protocol = config.text('security.protocol')?.toUpperCase() ?? ''
  if (protocol.startsWith('SASL_') && !config.text('sasl.mechanism'))
    refuse(`With security.protocol=${protocol}, sasl.mechanism must not be empty.`)
  // Only read, as Kafka reads them to warn: a null fails here.
  config.integer('socket.connection.setup.timeout.ms')
  config.integer('socket.connection.setup.timeout.max.ms')
}
