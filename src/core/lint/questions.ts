/** What to ask once, for all nodes of which nobody has stated it: by the words of findings that rest on a default. */
const QUESTIONS: Readonly<Record<string, string>> = {
  'access control': 'What may each client do on your cluster?',
  assignor: 'How do your groups share out partitions?',
  authentication: 'How do clients prove who they are?',
  commits: 'When do your groups commit: on a timer, or after the work?',
  compression: 'Which compression do your producers use?',
  'copies of internal topics': 'How many copies do your Streams applications keep of their state?',
  'creation of topics': 'May a client create a topic by naming it?',
  'dead letter topic': 'Where do records go that cannot be processed?',
  encryption: 'Do clients and brokers speak TLS?',
  'exactly once of the workers': 'Have your Connect workers exactly.once.source.support enabled?',
  'how it waits for a retry': 'How does the application wait before it tries again?',
  key: 'By which field are the records keyed?',
  'key skew': 'Which share of the records has the most frequent key?',
  'lag monitoring': 'Who is told when a group falls behind?',
  members: 'How many members do your groups run?',
  'min.insync.replicas': 'How many replicas must have a record before it is acknowledged?',
  'replicas of Kafka’s own topics': 'How many replicas do your brokers give to Kafka’s own topics?',
  'replication factor': 'How many copies do your topics keep?',
  retention: 'How long do records stay?',
  schema: 'Which schemas do your records have?',
  'settings of the other end': 'Where are the systems that your connectors join with Kafka?',
  'share of failures': 'Which share of the records fails?',
  'tiered storage of the brokers': 'Do your brokers offer tiered storage?',
  traffic: 'How many records a second are written?',
}

/** Returns the question that a word stands for, which answered once is answered for all; undefined where there is none. */
export const questionAbout = (notStated: string): string | undefined =>
  Object.hasOwn(QUESTIONS, notStated) ? QUESTIONS[notStated] : undefined
