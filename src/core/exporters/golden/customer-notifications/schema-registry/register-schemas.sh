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

# Values of order-events.mailer.retry-1m
send PUT '/config/order-events.mailer.retry-1m-value' 'requests/order-events.mailer.retry-1m-value.config.json'

# Values of order-events.mailer.retry-10m
send PUT '/config/order-events.mailer.retry-10m-value' 'requests/order-events.mailer.retry-10m-value.config.json'

# Values of order-events.mailer.retry-2h
send PUT '/config/order-events.mailer.retry-2h-value' 'requests/order-events.mailer.retry-2h-value.config.json'

# Values of order-events.mailer.dlq
send PUT '/config/order-events.mailer.dlq-value' 'requests/order-events.mailer.dlq-value.config.json'
