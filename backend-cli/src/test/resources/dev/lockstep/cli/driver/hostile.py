"""A driver that does what the protocol says, except for one thing: driver.py BEHAVIOUR."""

import json
import os
import sys
import time

behaviour = sys.argv[1] if len(sys.argv) > 1 else "right"
out = sys.stdout.buffer
records = {}
store = None


def say(answer):
    out.write(json.dumps(answer).encode() + b"\n")
    out.flush()


def load(folder):
    global store, records
    store = open(os.path.join(folder, "records.json"), "a+")
    store.seek(0)
    records = {} if behaviour == "forgets" else json.loads(store.read() or "{}")


def save():
    store.truncate(0)
    store.write(json.dumps(records))
    store.flush()


def outcome(operation):
    verb = operation.get("verb", "verb")
    key = operation.get("key")
    if verb == "create":
        if behaviour == "refuses-all":
            return {"outcome": "refused", "class": "INVALID", "message": "no"}
        if key in records:
            return {"outcome": "refused", "class": "EXISTS", "message": "there is one"}
        records[key] = operation["record"]
    elif verb == "delete":
        if key not in records:
            if behaviour == "swallows":
                return {"outcome": "done", "count": 0}
            return {"outcome": "refused", "class": "MISSING", "message": "there is none"}
        del records[key]
    elif verb == "list":
        rows = [[key] + [record.get(name) for name in operation["columns"][1:]] for key, record in records.items()]
        return {"outcome": "rows", "rows": rows}
    else:
        return {"outcome": "unsupported", "reason": "there is no " + verb}
    save()
    return {"outcome": "done", "count": 1}


def answer(message):
    global store
    do = message["do"]
    if do == "hello":
        return {"protocol": 2 if behaviour == "other-protocol" else 1, "name": "hostile", "holds": "files",
                "verbs": ["create", "delete", "list", "reopen"], "afterlife": True}
    if do == "open":
        if not message["fresh"] and not os.path.exists(os.path.join(message["folder"], "records.json")):
            return {"outcome": "broken", "detail": "there is no store"}
        load(message["folder"])
    elif do == "apply":
        return outcome(message["operation"])
    elif do == "read":
        return {"outcomes": [outcome(operation) for operation in message["operations"]]}
    elif do == "release":
        if behaviour != "keeps":
            store.close()
    elif do != "close":
        return {"outcome": "unsupported", "reason": "there is no message " + do}
    return {"outcome": "done"}


def misbehave(message, right):
    """Answers a command in a wrong way."""
    if behaviour == "dies":
        sys.stderr.write("out of luck\n")
        sys.exit(3)
    elif behaviour == "hangs":
        time.sleep(60)
    elif behaviour == "partial":
        out.write(json.dumps(right).encode()[:10])
        out.flush()
        sys.exit(0)
    elif behaviour == "long":
        out.write(b'{"id":3,"outcome":"')
        for _ in range(100):
            out.write(b"x" * (1 << 20))
        out.flush()
    elif behaviour == "not-utf8":
        out.write(b'{"id":%d,"outcome":"\xff"}\n' % message["id"])
        out.flush()
    elif behaviour == "not-json":
        print("DEBUG created a record", flush=True)
    elif behaviour == "other-id":
        say({**right, "id": message["id"] - 1})
    elif behaviour == "twice":
        say(right)
        say(right)
    elif behaviour == "unknown-key":
        say({**right, "rows_affected": 1})
    elif behaviour == "unknown-outcome":
        say({"id": message["id"], "outcome": "ok"})
    elif behaviour == "negative-count":
        say({**right, "count": -1})
    else:
        say(right)


for line in sys.stdin:
    message = json.loads(line)
    if message["do"] == "hello" and behaviour == "silent":
        time.sleep(60)
    right = {"id": message["id"], **answer(message)}
    if message["do"] == "apply":
        misbehave(message, right)
    elif message["do"] == "read" and behaviour == "narrow-rows":
        say({"id": message["id"], "outcomes": [{"outcome": "rows", "rows": [["k1"]]}]})
    elif message["do"] == "read" and behaviour == "one-outcome-too-few":
        say({"id": message["id"], "outcomes": right["outcomes"][1:]})
    else:
        say(right)
    if message["do"] == "close":
        sys.exit(7 if behaviour == "bad-exit" else 0)
