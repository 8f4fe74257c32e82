const CREATES =
  /kafka-topics(?:\.sh|\.bat)?["']?\s[^\n]*--(?:create|alter)\b|--create\b[^\n]*--topic\b|kafka-acls(?:\.sh)?["']?\s[^\n]*--add\b|kafka-configs(?:\.sh)?["']?\s[^\n]*--alter\b|\brpk topic create\b|\bconfluent kafka topic create\b|\bkaf topic create\b|\bkafkactl create topic\b/

/** How likely a text is a script, or lines of one, that creates topics with Kafka's tools. */
export function detectScript(head: string): number {
  if (/^[ \t]*(?:apiVersion|services|image|kind)[ \t]*:/m.test(head)) return 0
  if (CREATES.test(head)) return /^#!/.test(head) ? 0.95 : 0.7
  return /^#!.*\b(?:ba|z|da)?sh\b/.test(head) && /kafka-topics/.test(head) ? 0.8 : 0
}
