"""The second witness, librdkafka: reads {"bootstrap", "topic", "keys", "settings", "clients"} from standard input, prints
{"version", "partitions": {partitioner: [...]}, "refused": {setting: why}, "made": [null or why not]}."""

import json
import sys

from confluent_kafka import Consumer, KafkaException, Producer, libversion

asked = json.load(sys.stdin)
partitions = {}
for partitioner in ("consistent_random", "murmur2_random"):
    landed = {}
    producer = Producer(
        {"bootstrap.servers": asked["bootstrap"], "partitioner": partitioner, "linger.ms": 50}
    )
    for index, key in enumerate(asked["keys"]):

        def note(error, message, index=index):
            landed[index] = -1 if error else message.partition()

        producer.produce(asked["topic"], key=key.encode(), value=b"v", on_delivery=note)
        producer.poll(0)
    producer.flush(60)
    partitions[partitioner] = [landed.get(index, -1) for index in range(len(asked["keys"]))]

refused = {}
for key, value in asked["settings"]:
    try:
        Producer({key: value})
    except KafkaException as error:
        refused[key] = error.args[0].str()

made = []
for client in asked["clients"]:
    try:
        if client["kind"] == "producer":
            Producer(client["config"])
        else:
            Consumer({"group.id": "witness", **client["config"]}).close()
        made.append(None)
    except KafkaException as error:
        made.append(error.args[0].str().strip())

json.dump({"version": libversion()[0], "partitions": partitions, "refused": refused, "made": made}, sys.stdout)
