#!/usr/bin/env python3
"""A list of tasks: todo.py FOLDER add|change|put|drop|show|list|clear|batch …, or todo.py FOLDER serve PORT."""

import argparse
import http.server
import json
import os
import signal
import sys

FIELDS = {"title": str, "stars": int, "done": bool}


class Refusal(Exception):
    def __init__(self, kind, words):
        super().__init__(words)
        self.kind = kind


class Tasks:
    """The tasks of a folder, in one file, which is written anew after each change."""

    def __init__(self, folder):
        self.file = os.path.join(folder, "tasks.json")
        self.tasks = {}
        if os.path.exists(self.file):
            with open(self.file, encoding="utf-8") as file:
                self.tasks = {int(key): task for key, task in json.load(file).items()}

    def save(self, tasks):
        with open(self.file + ".new", "w", encoding="utf-8") as file:
            json.dump(tasks, file)
            file.flush()
            os.fsync(file.fileno())
        os.replace(self.file + ".new", self.file)
        self.tasks = tasks

    def check(self, tasks, key, task):
        for name, value in task.items():
            if name not in FIELDS:
                raise Refusal("INVALID", f"there is no field {name}")
            if value is not None and type(value) is not FIELDS[name]:
                raise Refusal("INVALID", f"{name} is of another type")
        title, stars = task.get("title"), task.get("stars")
        if title is None:
            raise Refusal("INVALID", "a task has a title")
        if not 1 <= len(title) <= 30:
            raise Refusal("RANGE", "the title is too long, or empty")
        if stars is not None and not 0 <= stars <= 5:
            raise Refusal("RANGE", "stars")
        for other, there in tasks.items():
            if other != key and same(there["title"], title):
                raise Refusal("UNIQUE", "there is a task with this title")

    def apply(self, tasks, verb, key=None, record=None):
        """Changes a copy of the tasks, and returns the key."""
        if verb == "create":
            key = max(tasks, default=0) + 1
            task = record
        elif key not in tasks:
            raise Refusal("MISSING", f"there is no task {key}")
        elif verb == "delete":
            del tasks[key]
            return key
        else:
            task = record if verb == "replace" else {**tasks[key], **record}
        self.check(tasks, key, task)
        tasks[key] = task
        return key

    def change(self, verb, key=None, record=None):
        tasks = dict(self.tasks)
        key = self.apply(tasks, verb, key, record)
        self.save(tasks)
        return key

    def batch(self, requests):
        tasks = dict(self.tasks)
        for request in requests:
            self.apply(tasks, request["verb"], request.get("key"), request.get("record"))
        self.save(tasks)
        return len(requests)

    def clear(self):
        count = len(self.tasks)
        self.save({})
        return count

    def show(self, key):
        if key not in self.tasks:
            raise Refusal("MISSING", f"there is no task {key}")
        return {"key": key, **self.tasks[key]}

    def list(self, title=None):
        return [{"key": key, **task} for key, task in sorted(self.tasks.items())
                if title is None or same(task["title"], title)]


def same(one, other):
    return folded(one) == folded(other)


def folded(text):
    return "".join(letter.lower() if letter.isascii() else letter for letter in text)


EXITS = {"MISSING": 4, "UNIQUE": 5, "RANGE": 6, "INVALID": 7}
STATUS = {"MISSING": 404, "UNIQUE": 409, "RANGE": 422, "INVALID": 400}


class Handler(http.server.BaseHTTPRequestHandler):
    def log_message(self, *any):
        pass

    def do(self):
        length = int(self.headers.get("Content-Length") or 0)
        body = json.loads(self.rfile.read(length)) if length else None
        parts = self.path.strip("/").split("/")
        key = int(parts[1]) if len(parts) > 1 and parts[1].isdigit() else None
        tasks = self.server.tasks
        try:
            told = {
                "GET health": lambda: {},
                "POST tasks": lambda: {"items": [{"key": tasks.change("create", record=body)}]},
                "GET tasks": lambda: {"items": tasks.list()},
                "DELETE tasks": lambda: {"count": tasks.clear()},
                "POST search": lambda: {"items": tasks.list(body["title"])},
                "POST batch": lambda: {"count": tasks.batch(body)},
                "GET task": lambda: tasks.show(key),
                "PATCH task": lambda: {"key": tasks.change("update", key, body)},
                "PUT task": lambda: {"key": tasks.change("replace", key, body)},
                "DELETE task": lambda: {"key": tasks.change("delete", key)},
            }[self.command + " " + (parts[0] if key is None else "task")]()
            status = 200
        except Refusal as refusal:
            status, told = STATUS[refusal.kind], {"error": str(refusal)}
        text = json.dumps(told).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do


def serve(tasks, port):
    server = http.server.HTTPServer(("127.0.0.1", port), Handler)
    server.tasks = tasks
    signal.signal(signal.SIGTERM, lambda *any: os._exit(0))
    server.serve_forever()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, words in {"add": ["task"], "change": ["key", "task"], "put": ["key", "task"], "drop": ["key"],
                        "show": ["key"], "list": [], "find": ["title"], "clear": [], "batch": [],
                        "serve": ["port"]}.items():
        command = commands.add_parser(name)
        for word in words:
            command.add_argument(word, type={"key": int, "port": int, "task": json.loads, "title": str}[word])
    asked = parser.parse_args()
    tasks = Tasks(asked.folder)
    try:
        if asked.command == "serve":
            serve(tasks, asked.port)
        elif asked.command == "add":
            print(json.dumps([{"key": tasks.change("create", record=asked.task)}]))
        elif asked.command in ("change", "put", "drop"):
            verb = {"change": "update", "put": "replace", "drop": "delete"}[asked.command]
            tasks.change(verb, asked.key, getattr(asked, "task", None))
        elif asked.command == "show":
            print(json.dumps([tasks.show(asked.key)]))
        elif asked.command == "batch":
            print(tasks.batch(json.load(sys.stdin)), "changed")
        elif asked.command == "clear":
            print(tasks.clear(), "dropped")
        else:
            print(json.dumps(tasks.list(getattr(asked, "title", None))))
    except Refusal as refusal:
        print(f"todo: {refusal}", file=sys.stderr)
        sys.exit(EXITS[refusal.kind])


if __name__ == "__main__":
    main()
