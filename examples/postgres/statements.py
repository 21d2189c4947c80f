"""The statement of an operation, with parameters, for psycopg2."""

import os

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "schema.sql"), encoding="utf-8") as file:
    SCHEMA = file.read()

TESTS = {"equal": "=", "unequal": "<>", "below": "<", "above": ">", "atMost": "<=", "atLeast": ">="}


def name(text):
    return '"' + text.replace('"', '""') + '"'


def where(tests):
    words, values = [], []
    for test in tests:
        if test["test"] == "isNull":
            words.append(name(test["field"]) + " IS NULL")
        else:
            words.append(name(test["field"]) + " " + TESTS[test["test"]] + " %s")
            values.append(test["value"])
    return (" WHERE " + " AND ".join(words) if words else ""), values


def of(operation):
    """Returns the text and the parameters."""
    verb, table = operation["verb"], name(operation["collection"])
    record = operation.get("record", {})
    names = list(record)
    columns = ", ".join(name(column) for column in operation.get("columns", []))
    if verb == "create":
        if "key" in operation:
            record = {"key": operation["key"], **record}
            names = list(record)
        text = (f"INSERT INTO {table}({', '.join(name(each) for each in names)})"
                f" VALUES({', '.join('%s' for _ in names)})")
        return text + (f" RETURNING {columns}" if columns else ""), [record[each] for each in names]
    if verb == "update":
        return (f"UPDATE {table} SET {', '.join(name(each) + ' = %s' for each in names)} WHERE key = %s",
                [record[each] for each in names] + [operation["key"]])
    if verb == "delete":
        return f"DELETE FROM {table} WHERE key = %s", [operation["key"]]
    if verb == "clear":
        return f"DELETE FROM {table}", []
    if verb == "read":
        return f"SELECT {columns} FROM {table} WHERE key = %s", [operation["key"]]
    tests, values = where(operation.get("where", []))
    if verb == "count":
        return f"SELECT count(*) FROM {table}{tests}", values
    if verb == "list":
        order = ", ".join(name(each["field"]) + (" DESC" if each["descending"] else "")
                          for each in operation.get("order", []))
        text = f"SELECT {columns} FROM {table}{tests}" + (f" ORDER BY {order}" if order else "")
        if "limit" in operation:
            text += " LIMIT %s OFFSET %s"
            values += [operation["limit"], operation["offset"]]
        return text, values
    raise ValueError(f"unknown verb {verb}")
