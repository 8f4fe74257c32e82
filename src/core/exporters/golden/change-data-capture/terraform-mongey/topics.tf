# The topics of Change data capture.
terraform {
  required_providers {
    kafka = {
      source  = "Mongey/kafka"
      version = "~> 0.13"
    }
  }
}

resource "kafka_topic" "shop_views" {
  name               = "shop.views"
  partitions         = 12
  replication_factor = 3
  config = {
    "min.insync.replicas" = "2"
    "retention.ms"        = "86400000"
  }

  lifecycle {
    prevent_destroy = true
  }
}

# Description: The latest of every product; deletions leave with their tombstones.
resource "kafka_topic" "shop_public_products" {
  name               = "shop.public.products"
  partitions         = 12
  replication_factor = 3
  config = {
    "cleanup.policy"      = "compact"
    "min.insync.replicas" = "2"
    "delete.retention.ms" = "604800000"
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "kafka_topic" "shop_public_orders" {
  name               = "shop.public.orders"
  partitions         = 12
  replication_factor = 3
  config = {
    "min.insync.replicas" = "2"
    "retention.ms"        = "604800000"
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "kafka_topic" "shop-search_dlq" {
  name               = "shop-search.dlq"
  partitions         = 3
  replication_factor = 3
  config = {
    "min.insync.replicas" = "2"
    "retention.ms"        = "2592000000"
  }

  lifecycle {
    prevent_destroy = true
  }
}
