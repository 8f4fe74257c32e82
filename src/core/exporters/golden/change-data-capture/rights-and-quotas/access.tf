# Who may do what in Change data capture: what the drawing needs, and no more.
terraform {
  required_providers {
    kafka = {
      source  = "Mongey/kafka"
      version = "~> 0.13"
    }
  }
}

# shop-window writes shop.views.
resource "kafka_acl" "shop-window_topic_shop_views_Write" {
  resource_name                = "shop.views"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:shop-window"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# product-view reads shop.public.products.
resource "kafka_acl" "product-view_topic_shop_public_products_Read" {
  resource_name                = "shop.public.products"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:product-view"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# product-view joins its group and commits offsets.
resource "kafka_acl" "product-view_group_product-view_Read" {
  resource_name                = "product-view"
  resource_type                = "Group"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:product-view"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# fulfilment reads shop.public.orders.
resource "kafka_acl" "fulfilment_topic_shop_public_orders_Read" {
  resource_name                = "shop.public.orders"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:fulfilment"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# fulfilment writes shop-search.dlq.
resource "kafka_acl" "fulfilment_topic_shop-search_dlq_Write" {
  resource_name                = "shop-search.dlq"
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

# shop-cdc writes shop.public.products.
# shop-search reads shop.public.products.
resource "kafka_acl" "shop-connect_topic_shop_public_products_Write" {
  resource_name                = "shop.public.products"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:shop-connect"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# shop-cdc writes shop.public.products.
# shop-search reads shop.public.products.
resource "kafka_acl" "shop-connect_topic_shop_public_products_Read" {
  resource_name                = "shop.public.products"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:shop-connect"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# shop-cdc writes shop.public.orders.
resource "kafka_acl" "shop-connect_topic_shop_public_orders_Write" {
  resource_name                = "shop.public.orders"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:shop-connect"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# shop-search writes shop-search.dlq.
resource "kafka_acl" "shop-connect_topic_shop-search_dlq_Write" {
  resource_name                = "shop-search.dlq"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:shop-connect"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# The workers of shop-connect are one group.
resource "kafka_acl" "shop-connect_group_shop-connect_Read" {
  resource_name                = "shop-connect"
  resource_type                = "Group"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:shop-connect"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# shop-connect keeps the settings of its connectors there.
resource "kafka_acl" "shop-connect_topic_shop-connect-configs_Read" {
  resource_name                = "shop-connect-configs"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:shop-connect"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# shop-connect keeps the settings of its connectors there.
resource "kafka_acl" "shop-connect_topic_shop-connect-configs_Write" {
  resource_name                = "shop-connect-configs"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:shop-connect"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# shop-connect keeps the settings of its connectors there.
resource "kafka_acl" "shop-connect_topic_shop-connect-configs_Create" {
  resource_name                = "shop-connect-configs"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:shop-connect"
  acl_host                     = "*"
  acl_operation                = "Create"
  acl_permission_type          = "Allow"
}

# shop-connect keeps how far its sources have read there.
resource "kafka_acl" "shop-connect_topic_shop-connect-offsets_Read" {
  resource_name                = "shop-connect-offsets"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:shop-connect"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# shop-connect keeps how far its sources have read there.
resource "kafka_acl" "shop-connect_topic_shop-connect-offsets_Write" {
  resource_name                = "shop-connect-offsets"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:shop-connect"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# shop-connect keeps how far its sources have read there.
resource "kafka_acl" "shop-connect_topic_shop-connect-offsets_Create" {
  resource_name                = "shop-connect-offsets"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:shop-connect"
  acl_host                     = "*"
  acl_operation                = "Create"
  acl_permission_type          = "Allow"
}

# shop-connect keeps the states of its connectors there.
resource "kafka_acl" "shop-connect_topic_shop-connect-status_Read" {
  resource_name                = "shop-connect-status"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:shop-connect"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# shop-connect keeps the states of its connectors there.
resource "kafka_acl" "shop-connect_topic_shop-connect-status_Write" {
  resource_name                = "shop-connect-status"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:shop-connect"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# shop-connect keeps the states of its connectors there.
resource "kafka_acl" "shop-connect_topic_shop-connect-status_Create" {
  resource_name                = "shop-connect-status"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:shop-connect"
  acl_host                     = "*"
  acl_operation                = "Create"
  acl_permission_type          = "Allow"
}

# shop-connect writes its configuration in transactions.
resource "kafka_acl" "shop-connect_transactional-id_connect-cluster-shop-connect_Write" {
  resource_name                = "connect-cluster-shop-connect"
  resource_type                = "TransactionalID"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:shop-connect"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# shop-cdc writes in transactions.
resource "kafka_acl" "shop-connect_transactional-id_prefix_shop-connect-shop-cdc-_Write" {
  resource_name                = "shop-connect-shop-cdc-"
  resource_type                = "TransactionalID"
  resource_pattern_type_filter = "Prefixed"
  acl_principal                = "User:shop-connect"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# The tasks of shop-search are one group.
resource "kafka_acl" "shop-connect_group_connect-shop-search_Read" {
  resource_name                = "connect-shop-search"
  resource_type                = "Group"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:shop-connect"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

resource "kafka_quota" "shop-window" {
  entity_name = "shop-window"
  entity_type = "user"
  config = {
    "producer_byte_rate" = "533334"
  }
}

resource "kafka_quota" "product-view" {
  entity_name = "product-view"
  entity_type = "user"
  config = {
    "consumer_byte_rate" = "300000"
  }
}

resource "kafka_quota" "fulfilment" {
  entity_name = "fulfilment"
  entity_type = "user"
  config = {
    "producer_byte_rate" = "145"
    "consumer_byte_rate" = "611112"
  }
}

resource "kafka_quota" "shop-connect" {
  entity_name = "shop-connect"
  entity_type = "user"
  config = {
    "producer_byte_rate" = "911198"
    "consumer_byte_rate" = "300000"
  }
}
