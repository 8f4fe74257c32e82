# Who may do what in Clickstream: what the drawing needs, and no more.
terraform {
  required_providers {
    kafka = {
      source  = "Mongey/kafka"
      version = "~> 0.13"
    }
  }
}

# web-collector writes page-views.
resource "kafka_acl" "web-collector_topic_page-views_Write" {
  resource_name                = "page-views"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:web-collector"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# web-collector writes clicks.
resource "kafka_acl" "web-collector_topic_clicks_Write" {
  resource_name                = "clicks"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:web-collector"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# app-collector writes page-views.
resource "kafka_acl" "app-collector_topic_page-views_Write" {
  resource_name                = "page-views"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:app-collector"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# app-collector writes clicks.
resource "kafka_acl" "app-collector_topic_clicks_Write" {
  resource_name                = "clicks"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:app-collector"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# profile-service writes profiles.
resource "kafka_acl" "profile-service_topic_profiles_Write" {
  resource_name                = "profiles"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:profile-service"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# session-builder reads page-views.
resource "kafka_acl" "session-builder_topic_page-views_Read" {
  resource_name                = "page-views"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:session-builder"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# session-builder reads clicks.
resource "kafka_acl" "session-builder_topic_clicks_Read" {
  resource_name                = "clicks"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:session-builder"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# session-builder writes sessions.
resource "kafka_acl" "session-builder_topic_sessions_Write" {
  resource_name                = "sessions"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:session-builder"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# session-builder writes clickstream.dlq.
resource "kafka_acl" "session-builder_topic_clickstream_dlq_Write" {
  resource_name                = "clickstream.dlq"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:session-builder"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# session-builder joins its group and commits offsets.
resource "kafka_acl" "session-builder_group_session-builder_Read" {
  resource_name                = "session-builder"
  resource_type                = "Group"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:session-builder"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# session-builder writes in transactions.
resource "kafka_acl" "session-builder_transactional-id_prefix_session-builder-_Write" {
  resource_name                = "session-builder-"
  resource_type                = "TransactionalID"
  resource_pattern_type_filter = "Prefixed"
  acl_principal                = "User:session-builder"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# live-dashboard reads page-views.
resource "kafka_acl" "live-dashboard_topic_page-views_Read" {
  resource_name                = "page-views"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:live-dashboard"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# live-dashboard writes clickstream.dlq.
resource "kafka_acl" "live-dashboard_topic_clickstream_dlq_Write" {
  resource_name                = "clickstream.dlq"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:live-dashboard"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# live-dashboard joins its group and commits offsets.
resource "kafka_acl" "live-dashboard_group_live-dashboard_Read" {
  resource_name                = "live-dashboard"
  resource_type                = "Group"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:live-dashboard"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# recommendations reads sessions.
resource "kafka_acl" "recommendations_topic_sessions_Read" {
  resource_name                = "sessions"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:recommendations"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# recommendations reads profiles.
resource "kafka_acl" "recommendations_topic_profiles_Read" {
  resource_name                = "profiles"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:recommendations"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# recommendations writes clickstream.dlq.
resource "kafka_acl" "recommendations_topic_clickstream_dlq_Write" {
  resource_name                = "clickstream.dlq"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:recommendations"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# recommendations joins its group and commits offsets.
resource "kafka_acl" "recommendations_group_recommendations_Read" {
  resource_name                = "recommendations"
  resource_type                = "Group"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:recommendations"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# warehouse-loader reads sessions.
resource "kafka_acl" "warehouse-loader_topic_sessions_Read" {
  resource_name                = "sessions"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:warehouse-loader"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# warehouse-loader writes clickstream.dlq.
resource "kafka_acl" "warehouse-loader_topic_clickstream_dlq_Write" {
  resource_name                = "clickstream.dlq"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:warehouse-loader"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
}

# warehouse-loader joins its group and commits offsets.
resource "kafka_acl" "warehouse-loader_group_warehouse-loader_Read" {
  resource_name                = "warehouse-loader"
  resource_type                = "Group"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:warehouse-loader"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# dead-letter-review reads clickstream.dlq.
resource "kafka_acl" "dead-letter-review_topic_clickstream_dlq_Read" {
  resource_name                = "clickstream.dlq"
  resource_type                = "Topic"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:dead-letter-review"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

# dead-letter-review joins its group and commits offsets.
resource "kafka_acl" "dead-letter-review_group_dead-letter-review_Read" {
  resource_name                = "dead-letter-review"
  resource_type                = "Group"
  resource_pattern_type_filter = "Literal"
  acl_principal                = "User:dead-letter-review"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
}

resource "kafka_quota" "web-collector" {
  entity_name = "web-collector"
  entity_type = "user"
  config = {
    "producer_byte_rate" = "6883334"
  }
}

resource "kafka_quota" "app-collector" {
  entity_name = "app-collector"
  entity_type = "user"
  config = {
    "producer_byte_rate" = "2916667"
  }
}

resource "kafka_quota" "profile-service" {
  entity_name = "profile-service"
  entity_type = "user"
  config = {
    "producer_byte_rate" = "100000"
  }
}

resource "kafka_quota" "session-builder" {
  entity_name = "session-builder"
  entity_type = "user"
  config = {
    "producer_byte_rate" = "1260000"
    "consumer_byte_rate" = "9800000"
  }
}

resource "kafka_quota" "live-dashboard" {
  entity_name = "live-dashboard"
  entity_type = "user"
  config = {
    "producer_byte_rate" = "16800"
    "consumer_byte_rate" = "3920000"
  }
}

resource "kafka_quota" "recommendations" {
  entity_name = "recommendations"
  entity_type = "user"
  config = {
    "producer_byte_rate" = "660"
    "consumer_byte_rate" = "1300000"
  }
}

resource "kafka_quota" "warehouse-loader" {
  entity_name = "warehouse-loader"
  entity_type = "user"
  config = {
    "producer_byte_rate" = "540"
    "consumer_byte_rate" = "1200000"
  }
}

resource "kafka_quota" "dead-letter-review" {
  entity_name = "dead-letter-review"
  entity_type = "user"
  config = {
    "consumer_byte_rate" = "78000"
  }
}
