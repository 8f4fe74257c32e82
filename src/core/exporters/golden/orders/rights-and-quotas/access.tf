# Who may do what in Orders platform: what the drawing needs, and no more.
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

# checkout writes in transactions.
resource "kafka_acl" "checkout_transactional-id_prefix_checkout-_Write" {
  resource_name                = "checkout-"
  resource_type                = "TransactionalID"
  resource_pattern_type_filter = "Prefixed"
  acl_principal                = "User:checkout"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# payments-api writes payments.
resource "kafka_acl" "payments-api_topic_payments_Write" {
  resource_name                = "payments"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:payments-api"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# web-tracker writes clicks.
resource "kafka_acl" "web-tracker_topic_clicks_Write" {
  resource_name                = "clicks"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:web-tracker"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# fulfilment reads orders.
resource "kafka_acl" "fulfilment_topic_orders_Read" {
  resource_name                = "orders"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:fulfilment"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# fulfilment writes shipments.
resource "kafka_acl" "fulfilment_topic_shipments_Write" {
  resource_name                = "shipments"
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

# fulfilment writes in transactions.
resource "kafka_acl" "fulfilment_transactional-id_prefix_fulfilment-_Write" {
  resource_name                = "fulfilment-"
  resource_type                = "TransactionalID"
  resource_pattern_type_filter = "Prefixed"
  acl_principal                = "User:fulfilment"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# billing reads orders.
resource "kafka_acl" "billing_topic_orders_Read" {
  resource_name                = "orders"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:billing"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# billing writes orders.dlq.
resource "kafka_acl" "billing_topic_orders_dlq_Write" {
  resource_name                = "orders.dlq"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:billing"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# billing joins its group and commits offsets.
resource "kafka_acl" "billing_group_billing_Read" {
  resource_name                = "billing"
  resource_type                = "Group"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:billing"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# ledger reads payments.
resource "kafka_acl" "ledger_topic_payments_Read" {
  resource_name                = "payments"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:ledger"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# ledger joins its group and commits offsets.
resource "kafka_acl" "ledger_group_ledger_Read" {
  resource_name                = "ledger"
  resource_type                = "Group"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:ledger"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# analytics reads clicks.
resource "kafka_acl" "analytics_topic_clicks_Read" {
  resource_name                = "clicks"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:analytics"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# analytics joins its group and commits offsets.
resource "kafka_acl" "analytics_group_analytics_Read" {
  resource_name                = "analytics"
  resource_type                = "Group"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:analytics"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

resource "kafka_quota" "checkout" {
  entity_name = "checkout"
  entity_type = "user"
  config = {
    "producer_byte_rate" = "15000000"
  }
}

resource "kafka_quota" "payments-api" {
  entity_name = "payments-api"
  entity_type = "user"
  config = {
    "producer_byte_rate" = "4000000"
  }
}

resource "kafka_quota" "web-tracker" {
  entity_name = "web-tracker"
  entity_type = "user"
  config = {
    "producer_byte_rate" = "46933334"
  }
}

resource "kafka_quota" "fulfilment" {
  entity_name = "fulfilment"
  entity_type = "user"
  config = {
    "producer_byte_rate" = "1777778"
    "consumer_byte_rate" = "15000000"
  }
}

resource "kafka_quota" "billing" {
  entity_name = "billing"
  entity_type = "user"
  config = {
    "producer_byte_rate" = "31112"
    "consumer_byte_rate" = "15000000"
  }
}

resource "kafka_quota" "ledger" {
  entity_name = "ledger"
  entity_type = "user"
  config = {
    "consumer_byte_rate" = "4000000"
  }
}

resource "kafka_quota" "analytics" {
  entity_name = "analytics"
  entity_type = "user"
  config = {
    "consumer_byte_rate" = "46933334"
  }
}
