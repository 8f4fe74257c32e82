# The topics of Order enrichment.
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
  partitions_count = 12
  config = {
    "min.insync.replicas" = "2"
    "retention.ms"        = "604800000"
  }

  lifecycle {
    prevent_destroy = true
  }
}

# Description: The latest of every customer.
resource "confluent_kafka_topic" "customers" {
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  topic_name       = "customers"
  partitions_count = 12
  config = {
    "cleanup.policy"      = "compact"
    "min.insync.replicas" = "2"
    "delete.retention.ms" = "604800000"
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "confluent_kafka_topic" "orders_enriched" {
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  topic_name       = "orders.enriched"
  partitions_count = 12
  config = {
    "min.insync.replicas" = "2"
    "retention.ms"        = "604800000"
  }

  lifecycle {
    prevent_destroy = true
  }
}

# Description: Orders of each region in every window of five minutes, once the window is closed.
resource "confluent_kafka_topic" "orders_by-region" {
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  topic_name       = "orders.by-region"
  partitions_count = 3
  config = {
    "min.insync.replicas" = "2"
    "retention.ms"        = "604800000"
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
