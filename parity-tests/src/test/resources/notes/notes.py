#!/usr/bin/env python3
"""The product of the project file that `lockstep init` writes: its driver, its command line and its server, by the name of this file."""
import http.server
import json
import os
import sys
import urllib.parse

EXIT = {"MISSING": 4, "EXISTS": 5, "RANGE": 6, "INVALID": 7}
STATUS = {"MISSING": 404, "EXISTS": 409, "RANGE": 422, "INVALID": 400}


class Refusal(Exception):
    pass


class Store:
    def __init__(self, folder):
        self.file = os.path.join(folder, "notes.json")

    def all(self):
        if not os.path.exists(self.file):
            return {}
        with open(self.file, encoding="utf-8") as file:
            return json.load(file)

    def keep(self, notes):
        with open(self.file, "w", encoding="utf-8") as file:
            json.dump(notes, file)

    def check(self, note):
        if note.get("text") is None:
            raise Refusal("INVALID")
        stars = note.get("stars")
        if len(note["text"]) > 80 or stars is not None and not 0 <= stars <= 5:
            raise Refusal("RANGE")
        return note

    def present(self, key):
        notes = self.all()
        if key not in notes:
            raise Refusal("MISSING")
        return notes

    def create(self, key, note):
        notes = self.all()
        if key in notes:
            raise Refusal("EXISTS")
        if not 1 <= len(key) <= 12:
            raise Refusal("RANGE")
        notes[key] = self.check(note)
        self.keep(notes)

    def update(self, key, changes):
        notes = self.present(key)
        notes[key] = self.check({**notes[key], **changes})
        self.keep(notes)

    def delete(self, key):
        notes = self.present(key)
        del notes[key]
        self.keep(notes)

    def read(self, key):
        return {"key": key, **self.present(key)[key]}

    def list(self):
        return [{"key": key, **note} for key, note in self.all().items()]


def driver():
    def outcome(store, asked):
        verb, key = asked["verb"], asked.get("key")
        try:
            if verb in ("read", "list"):
                found = [store.read(key)] if verb == "read" else store.list()
                return {"outcome": "rows", "rows": [[note.get(name) for name in asked["columns"]] for note in found]}
            if verb == "delete":
                store.delete(key)
            elif verb in ("create", "update"):
                getattr(store, verb)(key, asked["record"])
            else:
                return {"outcome": "unsupported", "reason": "no verb " + verb}
            return {"outcome": "done", "count": 1}
        except Refusal as refusal:
            return {"outcome": "refused", "class": str(refusal)}

    store = None
    for line in sys.stdin:
        message = json.loads(line)
        do = message["do"]
        answer = {"outcome": "done"}
        if do == "hello":
            answer = {"protocol": 1, "name": "notes", "verbs": ["create", "read", "update", "delete", "list", "reopen"]}
        elif do == "open":
            store = Store(message["folder"])
        elif do == "apply":
            answer = outcome(store, message["operation"])
        elif do == "read":
            answer = {"outcomes": [outcome(store, asked) for asked in message["operations"]]}
        print(json.dumps({"id": message["id"], **answer}), flush=True)


def command(folder, verb, key=None, record=None):
    store = Store(folder)
    try:
        if verb == "add":
            store.create(key, json.loads(record))
        elif verb == "change":
            store.update(key, json.loads(record))
        elif verb == "remove":
            store.delete(key)
        else:
            print(json.dumps(store.read(key) if verb == "show" else store.list()))
    except Refusal as refusal:
        sys.exit(EXIT[str(refusal)])


def server(port, folder):
    store = Store(folder)

    class Requests(http.server.BaseHTTPRequestHandler):
        def answer(self):
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            key = urllib.parse.unquote(self.path[len("/notes/"):])
            status, found = 200, {}
            try:
                if self.command == "PUT":
                    store.create(key, json.loads(body))
                elif self.command == "PATCH":
                    store.update(key, json.loads(body))
                elif self.command == "DELETE":
                    store.delete(key)
                elif self.path == "/notes":
                    found = {"items": store.list()}
                elif self.path != "/health":
                    found = store.read(key)
            except Refusal as refusal:
                status = STATUS[str(refusal)]
            said = json.dumps(found).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

        do_GET = do_PUT = do_PATCH = do_DELETE = answer

        def log_message(self, *words):
            pass

    http.server.HTTPServer(("127.0.0.1", int(port)), Requests).serve_forever()


{"driver.py": driver, "notes": command, "notes-server": server}[os.path.basename(sys.argv[0])](*sys.argv[1:])
