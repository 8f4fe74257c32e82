#!/usr/bin/env bash
# Registers the schemas of IoT telemetry. A version that is there already is left as it is.
set -euo pipefail
cd "$(dirname "$0")"
default_registry='http://localhost:8081'
registry=${SCHEMA_REGISTRY:-$default_registry}

send() {
  curl --silent --show-error --fail-with-body --request "$1" \
    --header 'Content-Type: application/vnd.schemaregistry.v1+json' --data "@$3" "$registry$2"
  echo
}

# Values of telemetry
send PUT '/config/telemetry-value' 'requests/telemetry-value.config.json'

# Values of device-state
send PUT '/config/device-state-value' 'requests/device-state-value.config.json'

# Values of alerts
send PUT '/config/alerts-value' 'requests/alerts-value.config.json'

# Values of commands
send PUT '/config/commands-value' 'requests/commands-value.config.json'

# Values of telemetry.dlq
send PUT '/config/telemetry.dlq-value' 'requests/telemetry.dlq-value.config.json'
