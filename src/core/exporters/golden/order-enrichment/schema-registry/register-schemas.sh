#!/usr/bin/env bash
# Registers the schemas of Order enrichment. A version that is there already is left as it is.
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

# Values of customers
send PUT '/config/customers-value' 'requests/customers-value.config.json'

# Values of orders.enriched
send PUT '/config/orders.enriched-value' 'requests/orders.enriched-value.config.json'

# Values of orders.by-region
send PUT '/config/orders.by-region-value' 'requests/orders.by-region-value.config.json'

# Values of orders.dlq
send PUT '/config/orders.dlq-value' 'requests/orders.dlq-value.config.json'
