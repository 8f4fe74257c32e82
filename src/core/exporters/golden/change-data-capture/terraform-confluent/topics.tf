# The topics of Change data capture.
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

resource "confluent_kafka_topic" "shop_views" {
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  topic_name       = "shop.views"
  partitions_count = 12
  config = {
    "min.insync.replicas" = "2"
    "retention.ms"        = "86400000"
  }

  lifecycle {
    prevent_destroy = true
  }
}

# Description: The latest of every product; deletions leave with their tombstones.
resource "confluent_kafka_topic" "shop_public_products" {
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  topic_name       = "shop.public.products"
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

resource "confluent_kafka_topic" "shop_public_orders" {
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  topic_name       = "shop.public.orders"
  partitions_count = 12
  config = {
    "min.insync.replicas" = "2"
    "retention.ms"        = "604800000"
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "confluent_kafka_topic" "shop-search_dlq" {
  kafka_cluster {
    id = var.kafka_cluster_id
  }
  topic_name       = "shop-search.dlq"
  partitions_count = 3
  config = {
    "min.insync.replicas" = "2"
    "retention.ms"        = "2592000000"
  }

  lifecycle {
    prevent_destroy = true
  }
}
