/** Schemas for tests and proofs: names that no language takes as they are, records in themselves, and what has no name. */
import type { Topic } from '../../model/design'

const order = {
  type: 'record',
  name: 'Order',
  namespace: 'com.acme.shop',
  fields: [
    { name: 'id', type: 'string' },
    { name: 'placed', type: { type: 'long', logicalType: 'timestamp-millis' } },
    { name: 'class', type: ['null', 'int'], default: null },
    { name: 'status', type: { type: 'enum', name: 'Status', symbols: ['NEW', 'PAID', 'static'] } },
    {
      name: 'lines',
      type: {
        type: 'array',
        items: {
          type: 'record',
          name: 'List',
          fields: [
            { name: 'sku', type: 'string' },
            { name: 'count', type: 'int' },
            { name: 'price', type: { type: 'bytes', logicalType: 'decimal', precision: 9, scale: 2 } },
          ],
        },
      },
    },
    { name: 'digest', type: { type: 'fixed', name: 'Md5', size: 16 } },
    { name: 'labels', type: { type: 'map', values: ['null', 'double', 'string'] } },
    { name: 'replaces', type: ['null', 'Order'], default: null },
  ],
}

const job = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'string',
  type: 'object',
  required: ['job id', 'kind'],
  properties: {
    'job id': { type: 'string', format: 'uuid' },
    'job-id': { type: 'integer' },
    kind: { enum: ['in progress', 'done', '*/ "quoted"'] },
    def: { type: 'object', properties: { get: { type: 'boolean' }, 日本: { type: ['string', 'null'] } } },
    '*/ "odd"': { type: 'array', items: { type: 'number' } },
  },
}

const PRICE = `syntax = "proto3";
package acme;

message Price {
  string sku = 1;
  int64 cents = 2;
}
`

const MONEY = `syntax = "proto3";
package acme.money;
option java_multiple_files = true;
option csharp_namespace = "Acme.Money";

message Money {
  string currency = 1;
  int64 cents = 2;
}
`

/** In no package, of a file that it imports, with what no other language has. */
const QUOTE = `syntax = "proto3";

import "acme/money-amount.proto";
import "google/protobuf/timestamp.proto";

message quote_line {
  string sku = 1;
  acme.money.Money price = 2;
  google.protobuf.Timestamp valid_until = 3;
  repeated Tier tiers = 4;
  map<string, double> rates = 5;
  oneof source {
    string shop = 6;
    bytes file = 7;
  }
  State state = 8;

  message Tier {
    int32 from = 1;
    optional uint64 cents = 2;
  }
}

enum State {
  STATE_UNSPECIFIED = 0;
  STATE_OPEN = 1;
}
`

const of = (format: 'avro' | 'protobuf' | 'json-schema', text: string): NonNullable<Topic['schema']> => ({
  format,
  types: [{ versions: [{ text }] }],
})

export const RICH_SCHEMAS: Readonly<Record<string, Pick<Topic, 'schema' | 'keySchema'>>> = {
  orders: { schema: of('avro', JSON.stringify(order)), keySchema: of('avro', '"string"') },
  jobs: { schema: of('json-schema', JSON.stringify(job)) },
  prices: { schema: of('protobuf', PRICE) },
  quotes: {
    schema: {
      format: 'protobuf',
      types: [
        {
          versions: [
            {
              text: QUOTE,
              references: [
                { name: 'acme/money-amount.proto', subject: 'acme-money', version: 1, text: MONEY },
              ],
            },
          ],
        },
      ],
    },
  },
}
