#!/usr/bin/env python3
"""SQLite by Python's built-in module, as a driver of Lockstep: a line of JSON in, a line of JSON out."""

import json
import os
import sqlite3
import sys

import statements

VERBS = ["create", "read", "update", "delete", "list", "count", "clear", "reopen", "backup"]

REFUSED = {
    "SQLITE_CONSTRAINT_PRIMARYKEY": "EXISTS",
    "SQLITE_CONSTRAINT_ROWID": "EXISTS",
    "SQLITE_CONSTRAINT_UNIQUE": "UNIQUE",
    "SQLITE_CONSTRAINT_CHECK": "RANGE",
    "SQLITE_CONSTRAINT_NOTNULL": "INVALID",
    "SQLITE_CONSTRAINT_FOREIGNKEY": "REFERENCE",
    "SQLITE_CONSTRAINT_TRIGGER": "REFERENCE",
    "SQLITE_CONSTRAINT_DATATYPE": "RANGE",
}


def connect(folder, fresh):
    file = os.path.join(folder, "store.db")
    if not fresh and not os.path.exists(file):
        raise FileNotFoundError(file)
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    if fresh:
        connection.executescript(statements.SCHEMA)
    return connection


def outcome(connection, operation):
    try:
        cursor = connection.execute(*statements.of(operation))
        rows = [list(row) for row in cursor.fetchall()]
        if cursor.description is not None:
            return {"outcome": "rows", "rows": rows}
        return {"outcome": "done", "count": cursor.rowcount}
    except sqlite3.IntegrityError as error:
        return {"outcome": "refused", "class": REFUSED.get(error.sqlite_errorname, "UNCLASSIFIED"),
                "message": f"{error.sqlite_errorname}: {error}"}
    except OverflowError as error:
        return {"outcome": "refused", "class": "RANGE", "message": str(error)}
    except sqlite3.Error as error:
        return {"outcome": "broken", "detail": f"{type(error).__name__}: {error}"}


def main():
    connection = None
    folder = None
    for line in sys.stdin.buffer:
        message = json.loads(line)
        do = message["do"]
        if do == "hello":
            answer = {"protocol": 1, "name": "sqlite3 of Python", "version": sqlite3.sqlite_version,
                      "verbs": VERBS, "holds": "files", "afterlife": True}
        elif do == "open":
            folder = message["folder"]
            connection = connect(folder, message["fresh"])
            answer = {"outcome": "done"}
        elif do == "apply":
            answer = outcome(connection, message["operation"])
        elif do == "read":
            source = connect(message["from"], False) if "from" in message else connection
            answer = {"outcomes": [outcome(source, operation) for operation in message["operations"]]}
            if source is not connection:
                source.close()
        elif do == "release":
            connection.close()
            answer = {"outcome": "done"}
        elif do == "copy":
            copy = sqlite3.connect(os.path.join(message["to"], "store.db"))
            connection.backup(copy)
            copy.close()
            answer = {"outcome": "done"}
        elif do == "close":
            if connection is not None:
                connection.close()
            answer = {"outcome": "done"}
        else:
            answer = {"outcome": "broken", "detail": f"unknown message {do}"}
        print(json.dumps({"id": message["id"], **answer}), flush=True)
        if do == "close":
            return


if __name__ == "__main__":
    main()
