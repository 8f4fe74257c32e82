# The topics of Change data capture.
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

resource "aws_msk_topic" "shop_views" {
  name               = "shop.views"
  cluster_arn        = var.cluster_arn
  partition_count    = 12
  replication_factor = 3
  configs = jsonencode({
    "min.insync.replicas" = "2"
    "retention.ms"        = "86400000"
  })

  lifecycle {
    prevent_destroy = true
  }
}

# Description: The latest of every product; deletions leave with their tombstones.
resource "aws_msk_topic" "shop_public_products" {
  name               = "shop.public.products"
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

resource "aws_msk_topic" "shop_public_orders" {
  name               = "shop.public.orders"
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

resource "aws_msk_topic" "shop-search_dlq" {
  name               = "shop-search.dlq"
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
