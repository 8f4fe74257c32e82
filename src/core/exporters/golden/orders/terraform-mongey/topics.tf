# The topics of Orders platform.
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
  partitions         = 16
  replication_factor = 3
  config = {
    "min.insync.replicas" = "2"
    "retention.ms"        = "604800000"
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "kafka_topic" "payments" {
  name               = "payments"
  partitions         = 12
  replication_factor = 3
  config = {
    "min.insync.replicas" = "2"
    "retention.ms"        = "2592000000"
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "kafka_topic" "clicks" {
  name               = "clicks"
  partitions         = 48
  replication_factor = 3
  config = {
    "min.insync.replicas" = "2"
    "retention.ms"        = "21600000"
    "segment.ms"          = "3600000"
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

# Description: Read by the warehouses.
resource "kafka_topic" "shipments" {
  name               = "shipments"
  partitions         = 6
  replication_factor = 3
  config = {
    "min.insync.replicas" = "2"
    "retention.ms"        = "604800000"
  }

  lifecycle {
    prevent_destroy = true
  }
}
