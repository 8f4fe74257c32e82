/** How likely a text is routes of Apache Camel with topics of Kafka, in YAML, XML or Java. */
export const detectCamel = (head: string): number =>
  /\buri\s*[:=]\s*["']?kafka:[\w{$]|\b(?:from|to|toD|fromF|toF)\s*(?:\(|:)\s*["']?kafka:[\w{$%]/.test(head) &&
  !/^[ \t]*(?:kind|services)[ \t]*:/m.test(head)
    ? 0.8
    : 0
