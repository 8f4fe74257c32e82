# The topics of Order enrichment.
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

variable "cluster_arn" {
  type = string
}

resource "aws_msk_topic" "orders" {
  name               = "orders"
  cluster_arn        = var.cluster_arn
  partition_count    = 12
  replication_factor = 3
  configs = jsonencode({
    "min.insync.replicas" = "2"
    "retention.ms"        = "604800000"
  })

  lifecycle {
    prevent_destroy = true
  }
}

# Description: The latest of every customer.
resource "aws_msk_topic" "customers" {
  name               = "customers"
  cluster_arn        = var.cluster_arn
  partition_count    = 12
  replication_factor = 3
  configs = jsonencode({
    "cleanup.policy"      = "compact"
    "min.insync.replicas" = "2"
    "delete.retention.ms" = "604800000"
  })

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_msk_topic" "orders_enriched" {
  name               = "orders.enriched"
  cluster_arn        = var.cluster_arn
  partition_count    = 12
  replication_factor = 3
  configs = jsonencode({
    "min.insync.replicas" = "2"
    "retention.ms"        = "604800000"
  })

  lifecycle {
    prevent_destroy = true
  }
}

# Description: Orders of each region in every window of five minutes, once the window is closed.
resource "aws_msk_topic" "orders_by-region" {
  name               = "orders.by-region"
  cluster_arn        = var.cluster_arn
  partition_count    = 3
  replication_factor = 3
  configs = jsonencode({
    "min.insync.replicas" = "2"
    "retention.ms"        = "604800000"
  })

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_msk_topic" "orders_dlq" {
  name               = "orders.dlq"
  cluster_arn        = var.cluster_arn
  partition_count    = 3
  replication_factor = 3
  configs = jsonencode({
    "min.insync.replicas" = "2"
    "retention.ms"        = "2592000000"
  })

  lifecycle {
    prevent_destroy = true
  }
}
