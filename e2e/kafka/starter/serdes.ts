import { RICH_SCHEMAS } from '@/core/exporters/starter/rich-schemas'
import type { Design } from '@/core/model/design'
import { emptyDesign } from '@/core/model/empty-design'

/** The group whose program reads and writes what the rich schemas describe: as it came in, so it goes out. */
export const SERDES_GROUP = 'relay'

const TOPICS = ['orders', 'jobs', 'prices', 'quotes']

/** A design with a program that reads and writes records of Avro, of JSON Schema and of Protobuf. */
export const serdesDesign: Design = {
  ...emptyDesign('Schemas'),
  topics: [
    { name: 'orders', ...RICH_SCHEMAS['orders'] },
    { name: 'jobs', ...RICH_SCHEMAS['jobs'] },
    { name: 'prices', ...RICH_SCHEMAS['prices'] },
    { name: 'quotes', ...RICH_SCHEMAS['quotes'] },
  ],
  consumerGroups: [
    {
      name: SERDES_GROUP,
      commit: 'after-processing',
      consumes: TOPICS.map((topic) => ({ topic })),
      produces: TOPICS.map((topic) => ({ topic })),
      deadLetter: { topic: 'relay.dead' },
    },
  ],
}

/** What each language's own check prints once everything came back as it was written. */
export const SERDES_SOUND = 'SOUND'

/** Writes by the schemas, reads back, and reads what no schema explains and what a registry does not know. */
export const PYTHON_CHECK = `from datetime import datetime, timezone
from decimal import Decimal

from confluent_kafka.schema_registry import SchemaRegistryClient
from google.protobuf.timestamp_pb2 import Timestamp

from acme.money_amount_pb2 import Money
from prices_value_pb2 import Price
from quotes_value_pb2 import STATE_OPEN, quote_line
from record_serdes import RecordSerdes
from record_types import ListType, Order, StringType, StringTypeDef
from records import UnprocessableRecord

serdes = RecordSerdes()
inner = Order(id="0", placed=datetime(2026, 1, 1, tzinfo=timezone.utc), class_=3, status="NEW", lines=[], digest=b"1" * 16, labels={}, replaces=None)
order = Order(
    id="1", placed=datetime(2026, 1, 2, tzinfo=timezone.utc), class_=None, status="static",
    lines=[ListType(sku="s", count=2, price=Decimal("1.25"))], digest=b"0" * 16, labels={"a": 1.5, "b": "x"}, replaces=inner,
)
written = serdes.write_orders_value(order)
assert written[0] == 0 and serdes.read_orders_value(written) == order, serdes.read_orders_value(written)
assert serdes.read_orders_key(serdes.write_orders_key("k")) == "k"
job = StringType(job_id="3f2504e0-4f89-11d3-9a0c-0305e82c3301", kind="done", def_=StringTypeDef(get=True))
assert serdes.read_jobs_value(serdes.write_jobs_value(job)) == job
price = Price(sku="s", cents=1 << 40)
assert serdes.read_prices_value(serdes.write_prices_value(price)) == price
assert serdes.read_prices_value(None) is None
quote = quote_line(
    sku="s", price=Money(currency="EUR", cents=-1), valid_until=Timestamp(seconds=9), rates={"a": 0.5}, file=b"f", state=STATE_OPEN,
    tiers=[quote_line.Tier(**{"from": 1}), quote_line.Tier(cents=0)],
)
quoted = serdes.write_quotes_value(quote)
assert quoted[0] == 0 and quoted[5] == 0 and serdes.read_quotes_value(quoted) == quote
for read, sound, short in ((serdes.read_orders_value, written, 20), (serdes.read_quotes_value, quoted, -1)):
    for data in (b"value", sound[:short], b"\\0\\0\\0\\0\\x07" + sound[5:]):
        try:
            read(data)
            raise SystemExit(f"{data!r} was read")
        except UnprocessableRecord:
            pass
down = RecordSerdes(SchemaRegistryClient({"url": "http://127.0.0.1:9", "max.retries": 0}))
try:
    down.read_orders_value(written)
    raise SystemExit("read without a registry")
except UnprocessableRecord as error:
    raise SystemExit("a registry that is down is no fault of a record") from error
except Exception:
    print("${SERDES_SOUND}")
`

export const GO_CHECK = `package main

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"reflect"
	"testing"
	"time"

	"example.com/relay/acme_moneyamountpb"
	"example.com/relay/pricesvaluepb"
	"example.com/relay/quotesvaluepb"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/timestamppb"
)

func TestSerdes(t *testing.T) {
	ctx := context.Background()
	inner := Order{Id: "0", Placed: time.UnixMilli(1).UTC(), Status: StatusNEW, Lines: []ListType{}, Labels: map[string]any{}}
	class := int32(3)
	order := Order{
		Id: "1", Placed: time.UnixMilli(2).UTC(), Class: &class, Status: StatusStatic,
		Lines:  []ListType{{Sku: "s", Count: 2, Price: big.NewRat(5, 4)}},
		Digest: [16]byte{1, 2}, Labels: map[string]any{"a": 1.5, "b": "x"}, Replaces: &inner,
	}
	written, err := serdes.writeOrdersValue(ctx, order)
	if err != nil {
		t.Fatal(err)
	}
	read, err := serdes.readOrdersValue(ctx, written)
	if err != nil {
		t.Fatal(err)
	}
	read.Placed, read.Replaces.Placed = read.Placed.UTC(), read.Replaces.Placed.UTC()
	if written[0] != 0 || !reflect.DeepEqual(*read, order) {
		t.Fatalf("%+v", *read)
	}
	key, err := serdes.writeOrdersKey(ctx, "k")
	if err != nil {
		t.Fatal(err)
	}
	if back, err := serdes.readOrdersKey(ctx, key); err != nil || *back != "k" {
		t.Fatal(err, back)
	}
	job, err := serdes.writeJobsValue(ctx, StringType{JobId: "x", Kind: StringTypeKindDone})
	if err != nil {
		t.Fatal(err)
	}
	if back, err := serdes.readJobsValue(ctx, job); err != nil || back.JobId != "x" {
		t.Fatal(err, back)
	}
	price := &pricesvaluepb.Price{Sku: "s", Cents: 1 << 40}
	bytes, err := serdes.writePricesValue(ctx, price)
	if err != nil {
		t.Fatal(err)
	}
	if back, err := serdes.readPricesValue(ctx, bytes); err != nil || !proto.Equal(back, price) {
		t.Fatal(err, back)
	}
	cents := uint64(0)
	quote := &quotesvaluepb.QuoteLine{
		Sku: "s", Price: &acme_moneyamountpb.Money{Currency: "EUR", Cents: -1}, ValidUntil: timestamppb.New(time.UnixMilli(9)),
		Tiers: []*quotesvaluepb.QuoteLine_Tier{{From: 1}, {Cents: &cents}}, Rates: map[string]float64{"a": 0.5},
		Source: &quotesvaluepb.QuoteLine_File{File: []byte("f")}, State: quotesvaluepb.State_STATE_OPEN,
	}
	quoted, err := serdes.writeQuotesValue(ctx, quote)
	if err != nil {
		t.Fatal(err)
	}
	if back, err := serdes.readQuotesValue(ctx, quoted); err != nil || !proto.Equal(back, quote) || quoted[5] != 0 {
		t.Fatal(err, back)
	}
	other := append([]byte{0, 0, 0, 0, 7}, quoted[5:]...)
	second := append(append([]byte{}, quoted[:5]...), 2, 2)
	for _, data := range [][]byte{[]byte("value"), quoted[:len(quoted)-1], other, second} {
		if _, err := serdes.readQuotesValue(ctx, data); !errors.Is(err, ErrUnprocessable) {
			t.Fatal(err)
		}
	}
	for _, data := range [][]byte{[]byte("value"), written[:20], append([]byte{0, 0, 0, 0, 7}, written[5:]...)} {
		if _, err := serdes.readOrdersValue(ctx, data); !errors.Is(err, ErrUnprocessable) {
			t.Fatal(err)
		}
	}
	t.Setenv("SCHEMA_REGISTRY_URL", "http://127.0.0.1:9")
	if _, err := newRecordSerdes().readOrdersValue(ctx, written); err == nil || errors.Is(err, ErrUnprocessable) {
		t.Fatal("a registry that is down is no fault of a record", err)
	}
	fmt.Println("${SERDES_SOUND}")
}
`

export const TYPESCRIPT_CHECK = `import assert from 'node:assert/strict'
import { create, equals } from '@bufbuild/protobuf'
import { PriceSchema } from './gen/prices_value_pb.js'
import { quote_lineSchema, State } from './gen/quotes_value_pb.js'
import { RecordSerdes } from './record-serdes.ts'
import type { Order } from './record-types.ts'
import { UnprocessableRecord } from './records.ts'

const serdes = new RecordSerdes()
const inner: Order = { id: '0', placed: 1, class: 3, status: 'NEW', lines: [], digest: Buffer.alloc(16), labels: {}, replaces: null }
const order: Order = { ...inner, id: '1', class: null, lines: [{ sku: 's', count: 2, price: Buffer.from([125]) }], replaces: inner }
const written = await serdes.writeOrdersValue(order)
assert.equal(written[0], 0)
assert.equal(JSON.stringify(await serdes.readOrdersValue(written)), JSON.stringify(order))
assert.equal(await serdes.readOrdersKey(await serdes.writeOrdersKey('k')), 'k')
const job = { 'job id': '3f2504e0-4f89-11d3-9a0c-0305e82c3301', kind: 'done' as const }
assert.deepEqual(await serdes.readJobsValue(await serdes.writeJobsValue(job)), job)
const price = create(PriceSchema, { sku: 's', cents: 1n << 40n })
const priceRead = await serdes.readPricesValue(await serdes.writePricesValue(price))
assert.ok(priceRead !== null && equals(PriceSchema, priceRead, price))
const quote = create(quote_lineSchema, {
  sku: 's', price: { currency: 'EUR', cents: -1n }, validUntil: { seconds: 9n }, tiers: [{ from: 1 }, { cents: 0n }],
  rates: { a: 0.5 }, source: { case: 'file', value: Buffer.from('f') }, state: State.OPEN,
})
const quoted = await serdes.writeQuotesValue(quote)
const quoteRead = await serdes.readQuotesValue(quoted)
assert.ok(quoted[5] === 0 && quoteRead !== null && equals(quote_lineSchema, quoteRead, quote))
const unknown = (data: Buffer) => Buffer.concat([Buffer.from([0, 0, 0, 0, 7]), data.subarray(5)])
for (const data of [Buffer.from('value'), quoted.subarray(0, -1), unknown(quoted)])
  await assert.rejects(serdes.readQuotesValue(data), UnprocessableRecord)
for (const data of [Buffer.from('value'), written.subarray(0, 20), unknown(written)])
  await assert.rejects(serdes.readOrdersValue(data), UnprocessableRecord)
process.env['SCHEMA_REGISTRY_URL'] = 'http://127.0.0.1:9'
await assert.rejects(new RecordSerdes().readOrdersValue(written), (error) => !(error instanceof UnprocessableRecord))
console.log('${SERDES_SOUND}')
process.exit(0)
`

export const javaCheck = (packageName: string): string => `package ${packageName};

import com.example.schemas.QuotesValue.State;
import com.example.schemas.QuotesValue.quote_line;
import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

final class Check {
    private Check() {
    }

    public static void main(String[] args) throws Exception {
        RecordSerdes serdes = new RecordSerdes();
        RecordTypes.Order inner = new RecordTypes.Order(
            "0", 1L, 3, new RecordTypes.Status("NEW"), List.of(), new byte[16], Map.of(), null);
        RecordTypes.Order order = new RecordTypes.Order(
            "1", 2L, null, new RecordTypes.Status("static"), List.of(new RecordTypes.ListType("s", 2, new byte[] {125})),
            new byte[16], Map.of("a", 1.5, "b", "x"), inner);
        byte[] written = serdes.writeOrdersValue(order);
        is(written[0] == 0 && written[4] > 100, "the header");
        RecordTypes.Order read = serdes.readOrdersValue(written);
        is(read.id().equals("1") && read.placed() == 2L && read.class_() == null && read.status().equals(order.status()), "fields");
        is(read.lines().get(0).sku().equals("s") && read.lines().get(0).price()[0] == 125, "items");
        is(read.labels().equals(order.labels()) && read.digest().length == 16 && read.replaces().class_() == 3, "the rest");
        is("k".equals(serdes.readOrdersKey(serdes.writeOrdersKey("k"))), "a key");
        RecordTypes.StringType job = new RecordTypes.StringType(
            "3f2504e0-4f89-11d3-9a0c-0305e82c3301", null, new RecordTypes.StringTypeKind("done"),
            new RecordTypes.StringTypeDef(true, null), null);
        is(job.equals(serdes.readJobsValue(serdes.writeJobsValue(job))), "JSON");
        acme.PricesValue.Price price = acme.PricesValue.Price.newBuilder().setSku("s").setCents(1L << 40).build();
        is(price.equals(serdes.readPricesValue(serdes.writePricesValue(price))), "Protobuf");
        is(serdes.readPricesValue(null) == null, "nothing");
        quote_line quote = quote_line.newBuilder().setSku("s")
            .setPrice(acme.money.Money.newBuilder().setCurrency("EUR").setCents(-1)).setValidUntil(Timestamp.newBuilder().setSeconds(9))
            .addTiers(quote_line.Tier.newBuilder().setFrom(1)).addTiers(quote_line.Tier.newBuilder().setCents(0))
            .putRates("a", 0.5).setFile(ByteString.copyFromUtf8("f")).setState(State.STATE_OPEN).build();
        byte[] quoted = serdes.writeQuotesValue(quote);
        is(quoted[5] == 0 && quote.equals(serdes.readQuotesValue(quoted)), "more of Protobuf");
        refuses(serdes::readQuotesValue, quoted, quoted.length - 1);
        refuses(serdes::readOrdersValue, written, 20);
        try {
            new RecordSerdes(Map.of("schema.registry.url", "http://127.0.0.1:9", "auto.register.schemas", false)).readOrdersValue(written);
            throw new IllegalArgumentException("read without a registry");
        } catch (IllegalStateException e) {
            System.out.println("${SERDES_SOUND}");
        }
        System.exit(0);
    }

    private interface Reading {
        Object read(byte[] data) throws UnprocessableRecord;
    }

    private static void refuses(Reading reading, byte[] sound, int size) {
        byte[] unknown = sound.clone();
        unknown[3] = 0;
        unknown[4] = 7;
        for (byte[] data : List.of("value".getBytes(), Arrays.copyOf(sound, size), unknown)) {
            try {
                reading.read(data);
                throw new IllegalStateException("read what no schema explains");
            } catch (UnprocessableRecord e) {
                // As it must.
            }
        }
    }

    private static void is(boolean isTrue, String what) {
        if (!isTrue) throw new IllegalArgumentException(what);
    }
}
`
