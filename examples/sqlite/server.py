#!/usr/bin/env python3
"""A small HTTP server around SQLite: server.py PORT FOLDER."""

import json
import os
import sqlite3
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import unquote

import statements

STATUS = {
    "SQLITE_CONSTRAINT_PRIMARYKEY": 409,
    "SQLITE_CONSTRAINT_ROWID": 409,
    "SQLITE_CONSTRAINT_UNIQUE": 409,
    "SQLITE_CONSTRAINT_CHECK": 422,
    "SQLITE_CONSTRAINT_NOTNULL": 400,
    "SQLITE_CONSTRAINT_FOREIGNKEY": 409,
    "SQLITE_CONSTRAINT_TRIGGER": 409,
    "SQLITE_CONSTRAINT_DATATYPE": 422,
}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    connection_to_store = None

    def answer(self, status, body):
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(data)

    def operation(self):
        """Returns the operation of a request: POST /people, PATCH and DELETE /people/KEY, POST /people/search."""
        length = int(self.headers.get("Content-Length") or 0)
        body = json.loads(self.rfile.read(length)) if length else {}
        parts = [unquote(part) for part in self.path.split("/")[1:]]
        operation = {"collection": parts[0]}
        if self.command == "POST" and parts[1:] in (["search"], ["count"], ["read"]):
            return {**body, **operation, "verb": {"search": "list"}.get(parts[1], parts[1])}
        if self.command == "POST":
            return {**body, **operation, "verb": "create"}
        if self.command == "PATCH":
            return {**operation, "verb": "update", "key": parts[1], "record": body}
        return {**operation, "verb": "delete", "key": parts[1]} if len(parts) > 1 else {**operation, "verb": "clear"}

    def serve(self):
        if self.path == "/health":
            self.answer(200, {"sqlite": sqlite3.sqlite_version})
            return
        operation = self.operation()
        try:
            cursor = self.connection_to_store.execute(*statements.of(operation))
            rows = cursor.fetchall()
            if cursor.description is None:
                self.answer(200, {"count": cursor.rowcount})
            else:
                names = [column[0] for column in cursor.description]
                self.answer(200, {"rows": [dict(zip(names, row)) for row in rows]})
        except OverflowError as error:
            self.answer(422, {"code": "OverflowError", "message": str(error)})
        except sqlite3.IntegrityError as error:
            self.answer(STATUS.get(error.sqlite_errorname, 500),
                        {"code": error.sqlite_errorname, "message": str(error)})

    do_GET = do_POST = do_PATCH = do_DELETE = serve

    def log_message(self, form, *arguments):
        pass


def main():
    port, folder = int(sys.argv[1]), sys.argv[2]
    file = os.path.join(folder, "store.db")
    fresh = not os.path.exists(file)
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    if fresh:
        connection.executescript(statements.SCHEMA)
    Handler.connection_to_store = connection
    HTTPServer(("127.0.0.1", port), Handler).serve_forever()


if __name__ == "__main__":
    main()
