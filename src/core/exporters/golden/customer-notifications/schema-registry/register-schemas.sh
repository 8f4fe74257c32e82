#!/usr/bin/env bash
# Registers the schemas of Customer notifications. A version that is there already is left as it is.
set -euo pipefail
cd "$(dirname "$0")"
default_registry='http://localhost:8081'
registry=${SCHEMA_REGISTRY:-$default_registry}

send() {
  curl --silent --show-error --fail-with-body --request "$1" \
    --header 'Content-Type: application/vnd.schemaregistry.v1+json' --data "@$3" "$registry$2"
  echo
}

# Values of order-events
send PUT '/config/order-events-value' 'requests/order-events-value.config.json'
send POST '/subjects/order-events-value/versions' 'requests/order-events-value.v1.json'
send POST '/subjects/order-events-value/versions' 'requests/order-events-value.v2.json'

# Values of order-events.mailer.retry-1m
send PUT '/config/order-events.mailer.retry-1m-value' 'requests/order-events.mailer.retry-1m-value.config.json'
send POST '/subjects/order-events.mailer.retry-1m-value/versions' 'requests/order-events.mailer.retry-1m-value.v1.json'
send POST '/subjects/order-events.mailer.retry-1m-value/versions' 'requests/order-events.mailer.retry-1m-value.v2.json'

# Values of order-events.mailer.retry-10m
send PUT '/config/order-events.mailer.retry-10m-value' 'requests/order-events.mailer.retry-10m-value.config.json'
send POST '/subjects/order-events.mailer.retry-10m-value/versions' 'requests/order-events.mailer.retry-10m-value.v1.json'
send POST '/subjects/order-events.mailer.retry-10m-value/versions' 'requests/order-events.mailer.retry-10m-value.v2.json'

# Values of order-events.mailer.retry-2h
send PUT '/config/order-events.mailer.retry-2h-value' 'requests/order-events.mailer.retry-2h-value.config.json'
send POST '/subjects/order-events.mailer.retry-2h-value/versions' 'requests/order-events.mailer.retry-2h-value.v1.json'
send POST '/subjects/order-events.mailer.retry-2h-value/versions' 'requests/order-events.mailer.retry-2h-value.v2.json'

# Values of order-events.mailer.dlq
send PUT '/config/order-events.mailer.dlq-value' 'requests/order-events.mailer.dlq-value.config.json'
send POST '/subjects/order-events.mailer.dlq-value/versions' 'requests/order-events.mailer.dlq-value.v1.json'
send POST '/subjects/order-events.mailer.dlq-value/versions' 'requests/order-events.mailer.dlq-value.v2.json'
