/** What Kafka guards and an ACL may name. */
export const ACL_RESOURCES = ['topic', 'group', 'transactional-id', 'cluster'] as const

/** @see org.apache.kafka.common.acl.AclOperation */
export const ACL_OPERATIONS = [
  'All',
  'Read',
  'Write',
  'Create',
  'Delete',
  'Alter',
  'Describe',
  'ClusterAction',
  'DescribeConfigs',
  'AlterConfigs',
  'IdempotentWrite',
] as const
