/** What roles of Confluent allow on topics and groups, as operations of access lists; managing is no reading or writing. */
export const OPERATIONS_OF_ROLE: Readonly<Record<string, readonly string[]>> = {
  DeveloperRead: ['READ'],
  DeveloperWrite: ['WRITE'],
  DeveloperManage: [],
  ResourceOwner: ['ALL'],
}
