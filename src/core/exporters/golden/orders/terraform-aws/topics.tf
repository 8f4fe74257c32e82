# The topics of Orders platform.
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
  partition_count    = 16
  replication_factor = 3
  configs = jsonencode({
    "min.insync.replicas" = "2"
    "retention.ms"        = "604800000"
  })

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_msk_topic" "payments" {
  name               = "payments"
  cluster_arn        = var.cluster_arn
  partition_count    = 12
  replication_factor = 3
  configs = jsonencode({
    "min.insync.replicas" = "2"
    "retention.ms"        = "2592000000"
  })

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_msk_topic" "clicks" {
  name               = "clicks"
  cluster_arn        = var.cluster_arn
  partition_count    = 48
  replication_factor = 3
  configs = jsonencode({
    "min.insync.replicas" = "2"
    "retention.ms"        = "21600000"
    "segment.ms"          = "3600000"
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

# Description: Read by the warehouses.
resource "aws_msk_topic" "shipments" {
  name               = "shipments"
  cluster_arn        = var.cluster_arn
  partition_count    = 6
  replication_factor = 3
  configs = jsonencode({
    "min.insync.replicas" = "2"
    "retention.ms"        = "604800000"
  })

  lifecycle {
    prevent_destroy = true
  }
}
