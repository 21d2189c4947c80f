"""Reads an answer as lockstep.yaml describes it, and prints it in a form that all transports share.

answer.py RULES NUMBER CODE OUTPUT ERRORS: RULES is a file with the rule of each step, CODE the exit code or the status,
OUTPUT the file with standard output, with the body or with the line of a driver.
"""

import decimal
import json
import re
import sys


# A field that a record does not have.
ABSENT = {"type": "absent", "value": ""}

# The numbers of Java, which has no NaN, no infinity, and neither blanks nor underscores in a number.
NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?")


class Unexplained(Exception):
    """The answer is not what the rule describes."""


def no_number(word):
    raise ValueError(f"{word} is no number of JSON")


def mapping(pairs):
    if len({name for name, _ in pairs}) < len(pairs):
        raise ValueError("an object has a key twice")
    return dict(pairs)


def tree(text):
    try:
        return json.loads(text, parse_int=decimal.Decimal, parse_float=decimal.Decimal, parse_constant=no_number,
                          object_pairs_hook=mapping)
    except ValueError as error:
        raise Unexplained(f"the output is no JSON: {error}") from error


def at(document, pointer):
    for step in pointer.split("/")[1:]:
        step = step.replace("~1", "/").replace("~0", "~")
        try:
            document = document[int(step)] if isinstance(document, list) else document[step]
        except (KeyError, IndexError, ValueError, TypeError) as error:
            raise Unexplained(f"there is nothing at '{pointer}' of the output") from error
    return document


def found(rule, out, err):
    """The text of a value, or None."""
    if isinstance(rule, dict):
        (stream, pattern), = rule.items()
        # Two things that patterns of Lockstep have and those of Python do not: a name of a group, and an end of a line.
        # A parenthesis after an odd number of backslashes is one of the text.
        pattern = re.sub(r"(?<!\\)((?:\\\\)*)\(\?<(?=[A-Za-z])", r"\1(?P<", pattern)
        match = re.search(pattern, (out if stream == "stdout" else err).replace("\r\n", "\n"), re.MULTILINE)
        return match and match.group(1)
    try:
        value = at(tree(out), rule)
    except Unexplained:
        return None
    return value if isinstance(value, str) else number(value) if isinstance(value, decimal.Decimal) else None


def number(value):
    sign, digits, exponent = value.as_tuple()
    digits = list(digits)
    while len(digits) > 1 and digits[-1] == 0:
        digits.pop()
        exponent += 1
    return "0" if digits == [0] else format(decimal.Decimal((sign, digits, exponent)), "f")


def written(cell, tells_absent):
    if isinstance(cell, decimal.Decimal):
        return number(cell)
    if isinstance(cell, dict) and "type" in cell and "value" in cell:
        # A field that is absent counts as null, unless the product promises a difference.
        none = cell["type"] == "absent" and not tells_absent
        return "null" if none else json.dumps(cell, ensure_ascii=False, sort_keys=True)
    return json.dumps(cell, ensure_ascii=False, sort_keys=True, default=number)


def row(element, columns, places):
    names = [name for name, kind in columns]
    if isinstance(element, list):
        if len(element) != len(names):
            raise Unexplained(f"a row has {len(element)} cells, and {len(names)} were asked for")
        return element
    if not isinstance(element, dict):
        if len(names) == 1:
            return [element]
        raise Unexplained("an element is no record")
    cells, some = [], False
    for name in names:
        try:
            cells.append(at(element, places[name]) if name in places else element[name])
            some = True
        except (KeyError, Unexplained):
            cells.append(ABSENT)
    if not some:
        raise Unexplained("an element has none of the columns that were asked for")
    return cells


def fields(out):
    """The lines of CSV. Each field is its text, and whether it was quoted: only one without quotes can be a null."""
    form = re.compile(r'(?:"((?:[^"]|"")*)"|([^,\r\n"]*))(,|\r?\n|\Z)')
    lines, line, place = [], [], 0
    while place < len(out) or line:
        match = form.match(out, place)
        if match is None:
            raise Unexplained("the output is not CSV with a header line")
        quoted, plain, end = match.groups()
        line.append((plain, False) if quoted is None else (quoted.replace('""', '"'), True))
        place = match.end()
        if end != ",":
            lines.append(line)
            line = []
    return lines


def of_csv(out, columns, rule):
    lines = fields(out)
    if not lines:
        raise Unexplained("the output is not CSV with a header line")
    header = [text for text, _ in lines[0]]
    if len(set(header)) < len(header):
        raise Unexplained("the header has a column twice")
    places = rule.get("columns", {})
    rows = []
    for line in lines[1:]:
        if len(line) != len(header):
            raise Unexplained(f"a line has {len(line)} fields, and the header has {len(header)}")
        cells = []
        for name, kind in columns:
            text, quoted = line[header.index(places.get(name, "/" + name)[1:])]
            if text == rule.get("null") and not quoted:
                cells.append(None)
            elif kind == "NUMBER":
                if not NUMBER.fullmatch(text):
                    raise Unexplained(f"the column {name} has '{text}', which is no number")
                cells.append(decimal.Decimal(text))
            elif kind == "BOOLEAN":
                cells.append({"true": True, "t": True, "false": False, "f": False}[text])
            else:
                cells.append(text)
        rows.append(cells)
    return rows


def rows(out, columns, rule):
    if rule.get("empty") and not out.strip():
        return []
    if "csv" in rule:
        return of_csv(out, columns, rule)
    places = rule.get("columns", {})
    if "lines" in rule:
        elements = [at(tree(line), rule["lines"]) for line in out.split("\n") if line.strip()]
    else:
        elements = at(tree(out), rule["json"])
        if elements is None:
            if not rule.get("empty"):
                raise Unexplained(f"there is no list of rows at '{rule['json']}'")
            return []
        elements = elements if isinstance(elements, list) else [elements]
    return [row(element, columns, places) for element in elements]


def of_driver(answer):
    if "outcomes" in answer:
        answer, = answer["outcomes"]
    kind = answer.get("outcome")
    if kind == "rows":
        return answer["rows"], None
    if kind == "done":
        return None, "done" + (f" {number(answer['count'])}" if "count" in answer else "")
    if kind == "refused":
        return None, f"refused {answer['class']}"
    return None, "not offered" if kind == "unsupported" else f"failed {answer.get('detail', '')}".strip()


def refusal(rule, code, success, out, err):
    refused = rule.get("refused", {})
    own = found(refused["code"], out, err) if "code" in refused else None
    listed = refused.get("status", refused.get("exit", {})).get(code)
    if listed and listed != "CODE":
        return listed
    if listed or (success and own is not None):
        if own is None:
            raise Unexplained("there is no code where refused.code says")
        return refused.get("codes", {}).get(own, "UNCLASSIFIED")
    if not success:
        raise Unexplained(f"it ended with {code}")
    return None


def described(rule, code, out, err):
    success = code == "0" if rule["ended"] == "exit" else code.startswith("2")
    refused = refusal(rule, code, success, out, err)
    if refused:
        return None, "refused " + refused
    if rule["columns"] is not None:
        return rows(out, rule["columns"], rule["rows"]), None
    if "count" in rule:
        count = found(rule["count"], out, err)
        if count is None or not re.fullmatch("[0-9]{1,18}", count):
            raise Unexplained("there is no count where 'count' says")
        return None, f"done {int(count)}"
    return None, "done"


def main(rules, step, code, output, errors):
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    with open(rules, encoding="utf-8") as file:
        rule = json.load(file).get(step, {"ended": "driver"})
    with open(errors, encoding="utf-8", errors="replace") as file:
        err = file.read()
    try:
        with open(output, encoding="utf-8", newline="") as file:
            out = file.read()
        found_rows, words = of_driver(tree(out)) if rule["ended"] == "driver" else described(rule, code, out, err)
        told = rule.get("absent", False)
        lines = [] if words else ["[" + ",".join(written(cell, told) for cell in each) + "]" for each in found_rows]
    except (Unexplained, ValueError, decimal.InvalidOperation, re.error) as error:
        print(step, "failed", " ".join(str(error).split()))
        return
    except (LookupError, TypeError, AttributeError) as error:
        # Such a message alone, as that of a key that is not there, would say nothing.
        print(step, "failed", "the answer has another form:", type(error).__name__, " ".join(str(error).split()))
        return
    if words:
        print(step, " ".join(words.split()))
        return
    print(step, "rows", len(lines))
    for line in lines if rule.get("ordered") else sorted(lines):
        print(step, "|", line)


main(*sys.argv[1:])
