# The topics of Hypertrace ingestion.
# Accepted: cluster-no-authentication. The cluster is outside the files that this design is read from.
# Accepted: cluster-no-encryption. The cluster is outside the files that this design is read from.
# Accepted: cluster-no-authorization. The cluster is outside the files that this design is read from.
# Accepted: cluster-no-lag-monitoring. The cluster is outside the files that this design is read from.
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

# Description: The repository has no settings to create it: partitions, replicas and settings are assumed.
resource "aws_msk_topic" "jaeger-spans" {
  name               = "jaeger-spans"
  cluster_arn        = var.cluster_arn
  partition_count    = 8
  replication_factor = 3
  configs = jsonencode({
    "min.insync.replicas" = "2"
    "retention.ms"        = "86400000"
  })

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_msk_topic" "raw-spans-from-jaeger-spans" {
  name               = "raw-spans-from-jaeger-spans"
  cluster_arn        = var.cluster_arn
  partition_count    = 8
  replication_factor = 3
  configs = jsonencode({
    "retention.bytes"   = "8589934592"
    "retention.ms"      = "86400000"
    "max.message.bytes" = "1048588"
  })

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_msk_topic" "raw-logs" {
  name               = "raw-logs"
  cluster_arn        = var.cluster_arn
  partition_count    = 8
  replication_factor = 3
  configs = jsonencode({
    "retention.bytes"   = "8589934592"
    "retention.ms"      = "86400000"
    "max.message.bytes" = "1048588"
  })

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_msk_topic" "structured-traces-from-raw-spans" {
  name               = "structured-traces-from-raw-spans"
  cluster_arn        = var.cluster_arn
  partition_count    = 8
  replication_factor = 3
  configs = jsonencode({
    "retention.bytes"   = "8589934592"
    "retention.ms"      = "86400000"
    "max.message.bytes" = "10485760"
  })

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_msk_topic" "enriched-structured-traces" {
  name               = "enriched-structured-traces"
  cluster_arn        = var.cluster_arn
  partition_count    = 8
  replication_factor = 3
  configs = jsonencode({
    "retention.bytes" = "8589934592"
    "retention.ms"    = "86400000"
  })

  lifecycle {
    prevent_destroy = true
  }
}

# Description: Read by Apache Pinot.
resource "aws_msk_topic" "backend-entity-view-events" {
  name               = "backend-entity-view-events"
  cluster_arn        = var.cluster_arn
  partition_count    = 2
  replication_factor = 1
  configs = jsonencode({
    "retention.bytes" = "4294967296"
    "retention.ms"    = "86400000"
  })

  lifecycle {
    prevent_destroy = true
  }
}

# Description: Read by Apache Pinot.
resource "aws_msk_topic" "raw-trace-view-events" {
  name               = "raw-trace-view-events"
  cluster_arn        = var.cluster_arn
  partition_count    = 2
  replication_factor = 1
  configs = jsonencode({
    "retention.bytes" = "4294967296"
    "retention.ms"    = "86400000"
  })

  lifecycle {
    prevent_destroy = true
  }
}

# Description: Read by Apache Pinot.
resource "aws_msk_topic" "raw-service-view-events" {
  name               = "raw-service-view-events"
  cluster_arn        = var.cluster_arn
  partition_count    = 2
  replication_factor = 1
  configs = jsonencode({
    "retention.bytes" = "4294967296"
    "retention.ms"    = "86400000"
  })

  lifecycle {
    prevent_destroy = true
  }
}

# Description: Read by Apache Pinot.
resource "aws_msk_topic" "service-call-view-events" {
  name               = "service-call-view-events"
  cluster_arn        = var.cluster_arn
  partition_count    = 2
  replication_factor = 1
  configs = jsonencode({
    "retention.bytes" = "4294967296"
    "retention.ms"    = "86400000"
  })

  lifecycle {
    prevent_destroy = true
  }
}

# Description: Read by Apache Pinot.
resource "aws_msk_topic" "span-event-view" {
  name               = "span-event-view"
  cluster_arn        = var.cluster_arn
  partition_count    = 2
  replication_factor = 1
  configs = jsonencode({
    "retention.bytes" = "4294967296"
    "retention.ms"    = "86400000"
  })

  lifecycle {
    prevent_destroy = true
  }
}

# Description: Read by Apache Pinot.
resource "aws_msk_topic" "log-event-view" {
  name               = "log-event-view"
  cluster_arn        = var.cluster_arn
  partition_count    = 2
  replication_factor = 1
  configs = jsonencode({
    "retention.bytes" = "4294967296"
    "retention.ms"    = "86400000"
  })

  lifecycle {
    prevent_destroy = true
  }
}
