#!/usr/bin/env bash
# Registers the schemas of Change data capture. A version that is there already is left as it is.
set -euo pipefail
cd "$(dirname "$0")"
default_registry='http://localhost:8081'
registry=${SCHEMA_REGISTRY:-$default_registry}

send() {
  curl --silent --show-error --fail-with-body --request "$1" \
    --header 'Content-Type: application/vnd.schemaregistry.v1+json' --data "@$3" "$registry$2"
  echo
}

# Values of shop.views
send PUT '/config/shop.views-value' 'requests/shop.views-value.config.json'

# Values of shop.public.products
send PUT '/config/shop.public.products-value' 'requests/shop.public.products-value.config.json'

# Values of shop.public.orders
send PUT '/config/shop.public.orders-value' 'requests/shop.public.orders-value.config.json'

# Values of shop-search.dlq
send PUT '/config/shop-search.dlq-value' 'requests/shop-search.dlq-value.config.json'
