#!/usr/bin/env python3
"""PostgreSQL by psycopg2, as a driver of Lockstep. Each operation has a connection, so a restart of the server ends none."""

import decimal
import json
import sys

import psycopg2

import statements

REFUSED = {"people_pkey": "EXISTS", "pets_pkey": "EXISTS", "people_badge_key": "UNIQUE"}
STATES = {"23502": "INVALID", "23503": "REFERENCE", "23514": "RANGE", "22003": "RANGE"}


def cell(value):
    return int(value) if isinstance(value, decimal.Decimal) and value == value.to_integral_value() else value


def number(value):
    if isinstance(value, decimal.Decimal):
        return float(value)
    raise TypeError(value)


def outcome(port, operation):
    connection = psycopg2.connect(host="127.0.0.1", port=port, user="test", dbname="postgres")
    connection.autocommit = True
    try:
        cursor = connection.cursor()
        cursor.execute(*statements.of(operation))
        if cursor.description is not None:
            return {"outcome": "rows", "rows": [[cell(each) for each in row] for row in cursor.fetchall()]}
        return {"outcome": "done", "count": cursor.rowcount}
    except psycopg2.Error as error:
        kind = REFUSED.get(error.diag.constraint_name) or STATES.get(error.pgcode)
        if kind is None:
            return {"outcome": "broken", "detail": f"{error.pgcode} {error}"}
        return {"outcome": "refused", "class": kind, "message": str(error)}
    finally:
        connection.close()


def main():
    port = None
    for line in sys.stdin.buffer:
        message = json.loads(line)
        do = message["do"]
        if do == "hello":
            answer = {"protocol": 1, "name": "psycopg2 " + psycopg2.__version__.split()[0],
                      "verbs": ["create", "read", "update", "delete", "list", "count", "clear"]}
        elif do == "open":
            port = message["settings"]["port"]
            if message["fresh"]:
                connection = psycopg2.connect(host="127.0.0.1", port=port, user="test", dbname="postgres")
                connection.cursor().execute(statements.SCHEMA)
                connection.commit()
                connection.close()
            answer = {"outcome": "done"}
        elif do == "apply":
            answer = outcome(port, message["operation"])
        elif do == "read":
            answer = {"outcomes": [outcome(port, operation) for operation in message["operations"]]}
        elif do in ("release", "close"):
            answer = {"outcome": "done"}
        else:
            answer = {"outcome": "broken", "detail": f"unknown message {do}"}
        print(json.dumps({"id": message["id"], **answer}, default=number), flush=True)
        if do == "close":
            return


if __name__ == "__main__":
    main()
