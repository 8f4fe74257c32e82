# The topics of Order enrichment.
terraform {
  required_providers {
    kafka = {
      source  = "Mongey/kafka"
      version = "~> 0.13"
    }
  }
}

resource "kafka_topic" "orders" {
  name               = "orders"
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

# Description: The latest of every customer.
resource "kafka_topic" "customers" {
  name               = "customers"
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

resource "kafka_topic" "orders_enriched" {
  name               = "orders.enriched"
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

# Description: Orders of each region in every window of five minutes, once the window is closed.
resource "kafka_topic" "orders_by-region" {
  name               = "orders.by-region"
  partitions         = 3
  replication_factor = 3
  config = {
    "min.insync.replicas" = "2"
    "retention.ms"        = "604800000"
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "kafka_topic" "orders_dlq" {
  name               = "orders.dlq"
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
