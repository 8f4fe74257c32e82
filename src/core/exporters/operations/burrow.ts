import { groupIdOf } from '../../model/reading'
import type { Exporter } from '../exporter'
import { singleLine } from '../single-line'
import { wellFormed } from '../well-formed'
import { groupsWithLag, lagLosses } from './groups-with-lag'

/**
 * Settings for Burrow that watch the lag of the design's groups, and of no others.
 *
 * @see https://github.com/linkedin/Burrow/wiki/Configuration, Burrow 1.9.5
 */
export const burrow: Exporter = {
  options: [],
  losses: (design) => lagLosses(design, { nodes: { consumerGroup: ['groupId'] } }),
  export: (design) => {
    const ids = groupsWithLag(design).map(groupIdOf)
    const allowed = ids.length === 0 ? '^$' : `^(${ids.map(asRegex).join('|')})$`
    return [{ path: 'burrow.toml', text: tomlOf(singleLine(design.name), allowed), language: 'plaintext' }]
  },
}

/** Go's regular expressions read the same signs as ours; a quote would end TOML's string. */
const asRegex = (id: string): string => id.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** TOML's strings are JSON's, but for half characters, which it refuses, and U+007F, which it wants escaped. */
const tomlString = (text: string): string => JSON.stringify(wellFormed(text)).replaceAll('\x7f', '\\u007f')

const tomlOf = (name: string, allowed: string): string => `# Burrow watches the lag of the groups of ${name}.
[general]
pidfile = "burrow.pid"

[logging]
level = "info"

[client-profile.design]
client-id = "burrow"
# Burrow speaks the protocol of this version; brokers of 4.x take it.
kafka-version = "2.1.0"

[cluster.design]
class-name = "kafka"
servers = ["localhost:9092"]
client-profile = "design"
topic-refresh = 120
offset-refresh = 30

[consumer.design]
class-name = "kafka"
cluster = "design"
servers = ["localhost:9092"]
client-profile = "design"
group-allowlist = ${tomlString(allowed)}

[httpserver.default]
address = ":8000"

[storage.default]
class-name = "inmemory"
# Lag is judged over as many offsets as this.
intervals = 15
expire-group = 604800
min-distance = 1
`
