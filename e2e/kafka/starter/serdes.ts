import { RICH_SCHEMAS } from '@/core/exporters/starter/rich-schemas'
import type { Design } from '@/core/model/design'
import { emptyDesign } from '@/core/model/empty-design'

/** The group whose program reads and writes what the rich schemas describe: as it came in, so it goes out. */
export const SERDES_GROUP = 'relay'

/** A design with a program that reads and writes records of Avro and of JSON Schema. */
export const serdesDesign: Design = {
  ...emptyDesign('Schemas'),
  topics: [
    { name: 'orders', ...RICH_SCHEMAS['orders'] },
    { name: 'jobs', ...RICH_SCHEMAS['jobs'] },
  ],
  consumerGroups: [
    {
      name: SERDES_GROUP,
      commit: 'after-processing',
      consumes: [{ topic: 'orders' }, { topic: 'jobs' }],
      produces: [{ topic: 'orders' }, { topic: 'jobs' }],
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
for data in (b"value", written[:20], b"\\0\\0\\0\\0\\x07" + written[5:]):
    try:
        serdes.read_orders_value(data)
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
for (const data of [Buffer.from('value'), written.subarray(0, 20), Buffer.concat([Buffer.from([0, 0, 0, 0, 7]), written.subarray(5)])])
  await assert.rejects(serdes.readOrdersValue(data), UnprocessableRecord)
process.env['SCHEMA_REGISTRY_URL'] = 'http://127.0.0.1:9'
await assert.rejects(new RecordSerdes().readOrdersValue(written), (error) => !(error instanceof UnprocessableRecord))
console.log('${SERDES_SOUND}')
process.exit(0)
`

export const javaCheck = (packageName: string): string => `package ${packageName};

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
        byte[] unknown = written.clone();
        unknown[4] = 7;
        for (byte[] data : List.of("value".getBytes(), Arrays.copyOf(written, 20), unknown)) {
            try {
                serdes.readOrdersValue(data);
                throw new IllegalStateException("read what no schema explains");
            } catch (UnprocessableRecord e) {
                // As it must.
            }
        }
        try {
            new RecordSerdes(Map.of("schema.registry.url", "http://127.0.0.1:9", "auto.register.schemas", false)).readOrdersValue(written);
            throw new IllegalArgumentException("read without a registry");
        } catch (IllegalStateException e) {
            System.out.println("${SERDES_SOUND}");
        }
        System.exit(0);
    }

    private static void is(boolean isTrue, String what) {
        if (!isTrue) throw new IllegalArgumentException(what);
    }
}
`
