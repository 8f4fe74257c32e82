# Who may do what in Order enrichment: what the drawing needs, and no more.
terraform {
  required_providers {
    kafka = {
      source  = "Mongey/kafka"
      version = "~> 0.13"
    }
  }
}

# checkout writes orders.
resource "kafka_acl" "checkout_topic_orders_Write" {
  resource_name                = "orders"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:checkout"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# customer-service writes customers.
resource "kafka_acl" "customer-service_topic_customers_Write" {
  resource_name                = "customers"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:customer-service"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# fulfilment reads orders.enriched.
resource "kafka_acl" "fulfilment_topic_orders_enriched_Read" {
  resource_name                = "orders.enriched"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:fulfilment"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# fulfilment writes orders.dlq.
resource "kafka_acl" "fulfilment_topic_orders_dlq_Write" {
  resource_name                = "orders.dlq"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:fulfilment"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# fulfilment joins its group and commits offsets.
resource "kafka_acl" "fulfilment_group_fulfilment_Read" {
  resource_name                = "fulfilment"
  resource_type                = "Group"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:fulfilment"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# region-dashboard reads orders.by-region.
resource "kafka_acl" "region-dashboard_topic_orders_by-region_Read" {
  resource_name                = "orders.by-region"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:region-dashboard"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# region-dashboard writes orders.dlq.
resource "kafka_acl" "region-dashboard_topic_orders_dlq_Write" {
  resource_name                = "orders.dlq"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:region-dashboard"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# region-dashboard joins its group and commits offsets.
resource "kafka_acl" "region-dashboard_group_region-dashboard_Read" {
  resource_name                = "region-dashboard"
  resource_type                = "Group"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:region-dashboard"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# order-enricher reads customers.
resource "kafka_acl" "order-enricher_topic_customers_Read" {
  resource_name                = "customers"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:order-enricher"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# order-enricher reads orders.
resource "kafka_acl" "order-enricher_topic_orders_Read" {
  resource_name                = "orders"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:order-enricher"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# order-enricher writes orders.enriched.
resource "kafka_acl" "order-enricher_topic_orders_enriched_Write" {
  resource_name                = "orders.enriched"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:order-enricher"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# order-enricher writes orders.by-region.
resource "kafka_acl" "order-enricher_topic_orders_by-region_Write" {
  resource_name                = "orders.by-region"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:order-enricher"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# order-enricher joins its group and commits offsets.
resource "kafka_acl" "order-enricher_group_order-enricher_Read" {
  resource_name                = "order-enricher"
  resource_type                = "Group"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:order-enricher"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# order-enricher reads its internal topics.
# order-enricher writes its internal topics.
# order-enricher makes its internal topics.
# order-enricher purges what it has read of its repartition topics.
resource "kafka_acl" "order-enricher_topic_prefix_order-enricher-_Read" {
  resource_name                = "order-enricher-"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Prefixed"
  acl_principal                = "User:order-enricher"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# order-enricher reads its internal topics.
# order-enricher writes its internal topics.
# order-enricher makes its internal topics.
# order-enricher purges what it has read of its repartition topics.
resource "kafka_acl" "order-enricher_topic_prefix_order-enricher-_Write" {
  resource_name                = "order-enricher-"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Prefixed"
  acl_principal                = "User:order-enricher"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# order-enricher reads its internal topics.
# order-enricher writes its internal topics.
# order-enricher makes its internal topics.
# order-enricher purges what it has read of its repartition topics.
resource "kafka_acl" "order-enricher_topic_prefix_order-enricher-_Create" {
  resource_name                = "order-enricher-"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Prefixed"
  acl_principal                = "User:order-enricher"
  acl_host                     = "*"
  acl_operation                = "Create"
  acl_permission_type          = "Allow"
}

# order-enricher reads its internal topics.
# order-enricher writes its internal topics.
# order-enricher makes its internal topics.
# order-enricher purges what it has read of its repartition topics.
resource "kafka_acl" "order-enricher_topic_prefix_order-enricher-_Delete" {
  resource_name                = "order-enricher-"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Prefixed"
  acl_principal                = "User:order-enricher"
  acl_host                     = "*"
  acl_operation                = "Delete"
  acl_permission_type          = "Allow"
}

# order-enricher writes in transactions.
resource "kafka_acl" "order-enricher_transactional-id_prefix_order-enricher-_Write" {
  resource_name                = "order-enricher-"
  resource_type                = "TransactionalID"
  resource_pattern_type_filter = "Prefixed"
  acl_principal                = "User:order-enricher"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

resource "kafka_quota" "checkout" {
  entity_name = "checkout"
  entity_type = "user"
  config = {
    "producer_byte_rate" = "977778"
  }
}

resource "kafka_quota" "customer-service" {
  entity_name = "customer-service"
  entity_type = "user"
  config = {
    "producer_byte_rate" = "26667"
  }
}

resource "kafka_quota" "fulfilment" {
  entity_name = "fulfilment"
  entity_type = "user"
  config = {
    "producer_byte_rate" = "1600"
    "consumer_byte_rate" = "1422223"
  }
}

resource "kafka_quota" "region-dashboard" {
  entity_name = "region-dashboard"
  entity_type = "user"
  config = {
    "producer_byte_rate" = "1"
    "consumer_byte_rate" = "3"
  }
}

resource "kafka_quota" "order-enricher" {
  entity_name = "order-enricher"
  entity_type = "user"
  config = {
    "producer_byte_rate" = "1687472"
    "consumer_byte_rate" = "1146667"
  }
}
