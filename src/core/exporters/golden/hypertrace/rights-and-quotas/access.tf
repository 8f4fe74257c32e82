# Who may do what in Hypertrace ingestion: what the drawing needs, and no more.
terraform {
  required_providers {
    kafka = {
      source  = "Mongey/kafka"
      version = "~> 0.13"
    }
  }
}

# jaeger-collectors writes jaeger-spans.
resource "kafka_acl" "jaeger-collectors_topic_jaeger-spans_Write" {
  resource_name                = "jaeger-spans"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:jaeger-collectors"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# jaeger-spans-to-raw-spans-job reads jaeger-spans.
resource "kafka_acl" "jaeger-spans-to-raw-spans-job_topic_jaeger-spans_Read" {
  resource_name                = "jaeger-spans"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:jaeger-spans-to-raw-spans-job"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# jaeger-spans-to-raw-spans-job writes raw-spans-from-jaeger-spans.
resource "kafka_acl" "jaeger-spans-to-raw-spans-job_topic_raw-spans-from-jaeger-spans_Write" {
  resource_name                = "raw-spans-from-jaeger-spans"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:jaeger-spans-to-raw-spans-job"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# jaeger-spans-to-raw-spans-job writes raw-logs.
resource "kafka_acl" "jaeger-spans-to-raw-spans-job_topic_raw-logs_Write" {
  resource_name                = "raw-logs"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:jaeger-spans-to-raw-spans-job"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# jaeger-spans-to-raw-spans-job joins its group and commits offsets.
resource "kafka_acl" "jaeger-spans-to-raw-spans-job_group_jaeger-spans-to-raw-spans-job_Read" {
  resource_name                = "jaeger-spans-to-raw-spans-job"
  resource_type                = "Group"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:jaeger-spans-to-raw-spans-job"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# raw-spans-to-structured-traces-grouping-job reads raw-spans-from-jaeger-spans.
resource "kafka_acl" "raw-spans-to-structured-traces-grouping-job_topic_raw-spans-from-jaeger-spans_Read" {
  resource_name                = "raw-spans-from-jaeger-spans"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:raw-spans-to-structured-traces-grouping-job"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# raw-spans-to-structured-traces-grouping-job writes structured-traces-from-raw-spans.
resource "kafka_acl" "raw-spans-to-structured-traces-grouping-job_topic_structured-traces-from-raw-spans_Write" {
  resource_name                = "structured-traces-from-raw-spans"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:raw-spans-to-structured-traces-grouping-job"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# raw-spans-to-structured-traces-grouping-job joins its group and commits offsets.
resource "kafka_acl" "raw-spans-to-structured-traces-grouping-job_group_raw-spans-to-structured-traces-grouping-job_Read" {
  resource_name                = "raw-spans-to-structured-traces-grouping-job"
  resource_type                = "Group"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:raw-spans-to-structured-traces-grouping-job"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# raw-spans-to-structured-traces-grouping-job reads its internal topics.
# raw-spans-to-structured-traces-grouping-job writes its internal topics.
# raw-spans-to-structured-traces-grouping-job makes its internal topics.
resource "kafka_acl" "raw-spans-to-structured-traces-grouping-job_topic_prefix_raw-spans-to-structured-traces-grouping-job-_Read" {
  resource_name                = "raw-spans-to-structured-traces-grouping-job-"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Prefixed"
  acl_principal                = "User:raw-spans-to-structured-traces-grouping-job"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# raw-spans-to-structured-traces-grouping-job reads its internal topics.
# raw-spans-to-structured-traces-grouping-job writes its internal topics.
# raw-spans-to-structured-traces-grouping-job makes its internal topics.
resource "kafka_acl" "raw-spans-to-structured-traces-grouping-job_topic_prefix_raw-spans-to-structured-traces-grouping-job-_Write" {
  resource_name                = "raw-spans-to-structured-traces-grouping-job-"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Prefixed"
  acl_principal                = "User:raw-spans-to-structured-traces-grouping-job"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# raw-spans-to-structured-traces-grouping-job reads its internal topics.
# raw-spans-to-structured-traces-grouping-job writes its internal topics.
# raw-spans-to-structured-traces-grouping-job makes its internal topics.
resource "kafka_acl" "raw-spans-to-structured-traces-grouping-job_topic_prefix_raw-spans-to-structured-traces-grouping-job-_Create" {
  resource_name                = "raw-spans-to-structured-traces-grouping-job-"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Prefixed"
  acl_principal                = "User:raw-spans-to-structured-traces-grouping-job"
  acl_host                     = "*"
  acl_operation                = "Create"
  acl_permission_type          = "Allow"
}

# structured-traces-enrichment-job reads structured-traces-from-raw-spans.
resource "kafka_acl" "structured-traces-enrichment-job_topic_structured-traces-from-raw-spans_Read" {
  resource_name                = "structured-traces-from-raw-spans"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:structured-traces-enrichment-job"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# structured-traces-enrichment-job writes enriched-structured-traces.
resource "kafka_acl" "structured-traces-enrichment-job_topic_enriched-structured-traces_Write" {
  resource_name                = "enriched-structured-traces"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:structured-traces-enrichment-job"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# structured-traces-enrichment-job joins its group and commits offsets.
resource "kafka_acl" "structured-traces-enrichment-job_group_structured-traces-enrichment-job_Read" {
  resource_name                = "structured-traces-enrichment-job"
  resource_type                = "Group"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:structured-traces-enrichment-job"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# all-views-generator reads enriched-structured-traces.
resource "kafka_acl" "all-views-generator_topic_enriched-structured-traces_Read" {
  resource_name                = "enriched-structured-traces"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:all-views-generator"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# all-views-generator reads raw-logs.
resource "kafka_acl" "all-views-generator_topic_raw-logs_Read" {
  resource_name                = "raw-logs"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:all-views-generator"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# all-views-generator writes backend-entity-view-events.
resource "kafka_acl" "all-views-generator_topic_backend-entity-view-events_Write" {
  resource_name                = "backend-entity-view-events"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:all-views-generator"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# all-views-generator writes raw-trace-view-events.
resource "kafka_acl" "all-views-generator_topic_raw-trace-view-events_Write" {
  resource_name                = "raw-trace-view-events"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:all-views-generator"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# all-views-generator writes raw-service-view-events.
resource "kafka_acl" "all-views-generator_topic_raw-service-view-events_Write" {
  resource_name                = "raw-service-view-events"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:all-views-generator"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# all-views-generator writes service-call-view-events.
resource "kafka_acl" "all-views-generator_topic_service-call-view-events_Write" {
  resource_name                = "service-call-view-events"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:all-views-generator"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# all-views-generator writes span-event-view.
resource "kafka_acl" "all-views-generator_topic_span-event-view_Write" {
  resource_name                = "span-event-view"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:all-views-generator"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# all-views-generator writes log-event-view.
resource "kafka_acl" "all-views-generator_topic_log-event-view_Write" {
  resource_name                = "log-event-view"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:all-views-generator"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# all-views-generator joins its group and commits offsets.
resource "kafka_acl" "all-views-generator_group_all-views-generator_Read" {
  resource_name                = "all-views-generator"
  resource_type                = "Group"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:all-views-generator"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

resource "kafka_quota" "jaeger-collectors" {
  entity_name = "jaeger-collectors"
  entity_type = "user"
  config = {
    "producer_byte_rate" = "2000000"
  }
}

resource "kafka_quota" "jaeger-spans-to-raw-spans-job" {
  entity_name = "jaeger-spans-to-raw-spans-job"
  entity_type = "user"
  config = {
    "producer_byte_rate" = "1837500"
    "consumer_byte_rate" = "2000000"
  }
}

resource "kafka_quota" "raw-spans-to-structured-traces-grouping-job" {
  entity_name = "raw-spans-to-structured-traces-grouping-job"
  entity_type = "user"
  config = {
    "producer_byte_rate" = "11750000"
    "consumer_byte_rate" = "1750000"
  }
}

resource "kafka_quota" "structured-traces-enrichment-job" {
  entity_name = "structured-traces-enrichment-job"
  entity_type = "user"
  config = {
    "producer_byte_rate" = "2187500"
    "consumer_byte_rate" = "1750000"
  }
}

resource "kafka_quota" "all-views-generator" {
  entity_name = "all-views-generator"
  entity_type = "user"
  config = {
    "producer_byte_rate" = "7133334"
    "consumer_byte_rate" = "2275000"
  }
}
