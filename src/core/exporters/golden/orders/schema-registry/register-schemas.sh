#!/usr/bin/env bash
# Registers the schemas of Orders platform. A version that is there already is left as it is.
set -euo pipefail
cd "$(dirname "$0")"
default_registry='http://localhost:8081'
registry=${SCHEMA_REGISTRY:-$default_registry}

send() {
  curl --silent --show-error --fail-with-body --request "$1" \
    --header 'Content-Type: application/vnd.schemaregistry.v1+json' --data "@$3" "$registry$2"
  echo
}

# Values of orders
send PUT '/config/orders-value' 'requests/orders-value.config.json'

# Values of payments
send PUT '/config/payments-value' 'requests/payments-value.config.json'

# Values of clicks
send PUT '/config/clicks-value' 'requests/clicks-value.config.json'

# Values of orders.dlq
send PUT '/config/orders.dlq-value' 'requests/orders.dlq-value.config.json'

# Values of shipments
send PUT '/config/shipments-value' 'requests/shipments-value.config.json'
