# The topics of Orders platform.
terraform {
  required_providers {
    confluent = {
      source  = "confluentinc/confluent"
      version = "~> 2.0"
    }
  }
}

variable "kafka_cluster_id" {
  type = string
}

resource "confluent_kafka_topic" "orders" {
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  topic_name       = "orders"
  partitions_count = 16
  config = {
    "min.insync.replicas" = "2"
    "retention.ms"        = "604800000"
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "confluent_kafka_topic" "payments" {
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  topic_name       = "payments"
  partitions_count = 12
  config = {
    "min.insync.replicas" = "2"
    "retention.ms"        = "2592000000"
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "confluent_kafka_topic" "clicks" {
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  topic_name       = "clicks"
  partitions_count = 48
  config = {
    "min.insync.replicas" = "2"
    "retention.ms"        = "21600000"
    "segment.ms"          = "3600000"
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "confluent_kafka_topic" "orders_dlq" {
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  topic_name       = "orders.dlq"
  partitions_count = 3
  config = {
    "min.insync.replicas" = "2"
    "retention.ms"        = "2592000000"
  }

  lifecycle {
    prevent_destroy = true
  }
}

# Description: Read by the warehouses.
resource "confluent_kafka_topic" "shipments" {
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  topic_name       = "shipments"
  partitions_count = 6
  config = {
    "min.insync.replicas" = "2"
    "retention.ms"        = "604800000"
  }

  lifecycle {
    prevent_destroy = true
  }
}
