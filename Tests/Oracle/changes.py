#!/usr/bin/env python3
"""Reads two states of the documentation without docs2swift, says which operations exist at which
address with which bytes, and judges a report of `docs2swift diff --report json` by it.

Usage: changes.py OLD NEW REPORT.json [--rest-from pages|swagger]

Every operation that the report says breaks programs already built must break by the files, and the other way
round. What only the report or only the files know is printed; the exit code is then 1.
"""
import argparse
import collections
import glob
import json
import os
import re
import sys
import xml.etree.ElementTree as ET

NONE, ADDITIVE, BREAKING = 0, 1, 2
WORDS = ["nothing", "additive", "breaking"]
XS = "{http://www.w3.org/2001/XMLSchema}"
WSDL = "{http://schemas.xmlsoap.org/wsdl/}"
NO_VALUE = "no value"


def files(folder, pattern):
    return sorted(glob.glob(os.path.join(folder, "**", pattern), recursive=True))


def read(path):
    with open(path, encoding="utf-8-sig", newline=None) as file:
        return file.read()


class Verdict:
    """What happened to one binding of one operation, and in which words."""

    def __init__(self):
        self.worst = NONE
        self.reasons = []

    def note(self, severity, name, reason):
        self.worst = max(self.worst, severity)
        self.reasons.append((severity, name, reason))

    def names(self, severity):
        return {name for level, name, _ in self.reasons if level == severity}


# REST, from pages


def rows(lines, start):
    """The cells of the rows of the table whose header is at `start`."""
    index = start + 2
    while index < len(lines) and lines[index].startswith("|"):
        yield [cell.strip() for cell in lines[index].strip().strip("|").split("|")]
        index += 1


KINDS = {
    "string": "text", "date-time": "text", "byte": "text", "datetime": "text", "uri": "text",
    "int32": "number", "int64": "number", "integer": "number", "double": "number",
    "number": "number", "bool": "bool", "boolean": "bool", "array": "list",
}


def kind(label):
    """As much of a type as the labels of every revision tell apart."""
    return KINDS.get(label.strip().lower(), "object")


def rest_page(path):
    lines = read(path).split("\n")
    title = next((line for line in lines if line.startswith("title: ")), "")
    if not re.match(r"title: (GET|POST|PUT|PATCH|DEL|DELETE) ", title):
        return None
    address = next(
        (m for m in (re.match(r"(GET|POST|PUT|PATCH|DELETE) (/\S*)$", line) for line in lines)
         if m), None)
    if not address:
        return None
    operation = {
        "page": path, "name": os.path.basename(path)[:-3], "method": address[1],
        "path": address[2], "query": {}, "body": None, "fields": {}, "response": None,
        "result": {}, "statuses": set(), "accepts": set(), "answers": set(),
    }
    section = "head"
    for index, line in enumerate(lines):
        if line.startswith("## Request Body"):
            section = "request"
            operation["body"] = line.split(":", 1)[-1].strip() or "body"
        elif re.match(r"## Response\b", line):
            section = "response"
        elif line.startswith("## Sample"):
            break
        elif line.startswith("## "):
            section = "head"
        body = re.match(r"(?:### )?Response body: *(.*)", line)
        if body and section == "response":
            operation["response"] = body[1].strip()
        if not line.startswith("| "):
            continue
        header = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if header == ["Parameter Name", "Type", "Description"]:
            for cells in rows(lines, index):
                operation["query"][cells[0]] = (kind(cells[1]), "**Required**" in "|".join(cells))
        elif header == ["Property Name", "Type", "Description"] and section == "request":
            for cells in rows(lines, index):
                operation["fields"][cells[0]] = kind(cells[1])
        elif header == ["Property Name", "Type", "Description"] and section == "response":
            for cells in rows(lines, index):
                operation["result"][cells[0]] = kind(cells[1])
        elif header == ["Response", "Description"]:
            for cells in rows(lines, index):
                if re.match(r"\d+$", cells[0]):
                    operation["statuses"].add(int(cells[0]))
        elif header == ["Parameter Name", "Description"]:
            for cells in rows(lines, index):
                types = set(re.findall(r"`([^`]+/[^`]+)`", cells[-1]))
                if cells[0] == "Content-Type":
                    operation["accepts"] = types
                elif cells[0] == "Accept":
                    operation["answers"] = types
    if all(status == 204 or status >= 300 for status in operation["statuses"]):
        operation["response"], operation["result"] = None, {}
    return operation


def service_of_page(path):
    folder = os.path.basename(os.path.dirname(path))
    if folder.endswith("_Agent"):
        return "agents", folder[:-len("_Agent")]
    return "entities", folder


def rest_from_pages(folder):
    found = {}
    for path in files(folder, "*.md"):
        if not re.search(r"restful[/\\]", path) or not os.path.basename(path).startswith("v1"):
            continue
        operation = rest_page(path)
        if operation:
            operation["service"] = service_of_page(path)
            found[(operation["method"], operation["path"].lower())] = operation
    return found


def compare_tables(verdict, what, old, new):
    for name, before in old.items():
        if name not in new:
            verdict.note(BREAKING, name, f"{what} '{name}' is gone")
        elif new[name] != before:
            verdict.note(BREAKING, name, f"{what} '{name}' was {before}, is {new[name]}")
    for name in new:
        if name not in old:
            verdict.note(ADDITIVE, name, f"{what} '{name}' is new")


def compare_queries(verdict, old, new):
    """Case means nothing in the names of a query: ASP.NET and our own server read it so."""
    old, new = ({name.lower(): value for name, value in side.items()} for side in (old, new))
    for name, (before, required) in old.items():
        if name not in new:
            verdict.note(BREAKING, name, f"query '{name}' is gone")
            continue
        if new[name][0] != before:
            verdict.note(BREAKING, name, f"query '{name}' was {before}, is {new[name][0]}")
        if new[name][1] != required:
            verdict.note(BREAKING if new[name][1] else ADDITIVE, name, f"query '{name}' required")
    for name, (_, required) in new.items():
        if name not in old:
            verdict.note(BREAKING if required else ADDITIVE, name, f"query '{name}' is new")


def compare_surroundings(verdict, old, new):
    """Statuses of success and media types."""
    for status in old["statuses"] ^ new["statuses"]:
        severity = BREAKING if 200 <= status < 300 else ADDITIVE
        verdict.note(severity, str(status), f"status {status}")
    for key in ("accepts", "answers"):
        # A page that answers nothing need not list what it would answer.
        if not old[key] or not new[key]:
            continue
        for name in old[key] - new[key]:
            verdict.note(BREAKING, name, f"{key} no longer {name}")
        for name in new[key] - old[key]:
            verdict.note(ADDITIVE, name, f"{key} {name}")


def compare_rest_pages(old, new):
    verdict = Verdict()
    compare_queries(verdict, old["query"], new["query"])
    if (old["body"] is None) != (new["body"] is None):
        verdict.note(BREAKING, "body", "the body came or went")
    # Tables of whole entities leave the fields of the base out in some revisions.
    compare_tables(verdict, "request property", old["fields"], new["fields"])
    compare_tables(verdict, "response property", old["result"], new["result"])
    before = NO_VALUE if old["response"] is None else "value"
    now = NO_VALUE if new["response"] is None else "value"
    if before != now:
        verdict.note(
            BREAKING if now == NO_VALUE else ADDITIVE, "result", f"result: {before} → {now}")
    compare_surroundings(verdict, old, new)
    return verdict


# REST, from Swagger 2.0


def rest_from_swagger(folder):
    found = {}
    for path in files(folder, "Swagger-v1-*.json"):
        document = json.loads(read(path))
        name = os.path.basename(path)[len("Swagger-v1-"):-len(".json")]
        service = ("agents", name[:-len("Agent")]) if name.endswith("Agent") else (
            "entities", name)
        for route, methods in document["paths"].items():
            for method, operation in methods.items():
                key = (method.upper(), route.lower())
                found[key] = {
                    "page": path, "name": operation["operationId"], "service": service,
                    "method": method.upper(), "path": route, "swagger": operation,
                    "definitions": document.get("definitions", {}),
                    "statuses": {int(s) for s in operation["responses"] if s.isdigit()},
                    "accepts": set(operation.get("consumes", [])),
                    "answers": set(operation.get("produces", [])),
                }
    return found


class SchemaComparison:
    """Two schemas by what JSON they allow; names of definitions are no part of that."""

    def __init__(self, verdict, old, new):
        self.verdict, self.old, self.new = verdict, old, new
        self.seen = set()

    @staticmethod
    def follow(schema, definitions):
        while schema and "$ref" in schema:
            schema = definitions[schema["$ref"].split("/")[-1]]
        return schema or {}

    @staticmethod
    def shape(schema):
        if "properties" in schema:
            return "object"
        if "additionalProperties" in schema:
            return "map"
        return {"integer": "number", "string": "text", "boolean": "bool", "array": "list"}.get(
            schema.get("type"), schema.get("type", "object"))

    def run(self, old, new, name, where):
        key = (json.dumps(old, sort_keys=True), json.dumps(new, sort_keys=True))
        if key in self.seen:
            return
        self.seen.add(key)
        old, new = self.follow(old, self.old), self.follow(new, self.new)
        before, now = self.shape(old), self.shape(new)
        if {before, now} == {"map", "object"} and not (
                old.get("properties") or new.get("properties")):
            now = before
        if before != now:
            self.verdict.note(BREAKING, name, f"{where}.{name} was {before}, is {now}")
        elif before == "list":
            self.run(old.get("items", {}), new.get("items", {}), name, where)
        elif before == "map":
            values = [
                value if isinstance(value, dict) else {}
                for value in (old.get("additionalProperties"), new.get("additionalProperties"))]
            self.run(values[0], values[1], name, where)
        elif before == "object":
            self.properties(old.get("properties", {}), new.get("properties", {}), name)
        elif "enum" in old and "enum" in new:
            for member in set(old["enum"]) - set(new["enum"]):
                self.verdict.note(BREAKING, str(member), f"member '{member}' of {name} is gone")
            for member in set(new["enum"]) - set(old["enum"]):
                self.verdict.note(ADDITIVE, str(member), f"member '{member}' of {name} is new")

    def properties(self, old, new, where):
        for name in old:
            if name in new:
                self.run(old[name], new[name], name, where)
            else:
                self.verdict.note(BREAKING, name, f"property '{name}' of {where} is gone")
        for name in new:
            if name not in old:
                self.verdict.note(ADDITIVE, name, f"property '{name}' of {where} is new")


def parameters(operation, place):
    return {
        p["name"]: p for p in operation["swagger"].get("parameters", []) if p["in"] == place}


def compare_swagger(old, new):
    verdict = Verdict()
    schemas = SchemaComparison(verdict, old["definitions"], new["definitions"])
    for place in ("query", "path", "formData"):
        compare_queries(
            verdict,
            *({name: (KINDS.get(p.get("type"), p.get("type")), p.get("required", False))
               for name, p in parameters(side, place).items()} for side in (old, new)))
    bodies = [list(parameters(side, "body").values()) for side in (old, new)]
    if len(bodies[0]) != len(bodies[1]):
        verdict.note(BREAKING, "body", "the body came or went")
    elif bodies[0]:
        schemas.run(bodies[0][0].get("schema"), bodies[1][0].get("schema"), "body", "request")
    results = [
        next((r.get("schema") for s, r in sorted(side["swagger"]["responses"].items())
              if s.startswith("2")), None) for side in (old, new)]
    if (results[0] is None) != (results[1] is None):
        verdict.note(
            BREAKING if results[1] is None else ADDITIVE, "result", "the result came or went")
    elif results[0] is not None:
        schemas.run(results[0], results[1], "result", "response")
    compare_surroundings(verdict, old, new)
    return verdict


# SOAP, from WSDL


class Schema:
    """The types of one version, over all of its WSDL files."""

    def __init__(self):
        self.types, self.elements = {}, {}
        self.operations = {}

    def add(self, text, service):
        prefixes = dict(re.findall(r'xmlns:(\w+)="([^"]+)"', text))
        root = ET.fromstring(text)
        for schema in root.iter(XS + "schema"):
            for node in schema:
                store = self.types if node.tag in (
                    XS + "complexType", XS + "simpleType") else self.elements
                if node.tag == XS + "element":
                    store[node.get("name")] = node
                elif node.get("name"):
                    store[node.get("name")] = node
        for port in root.iter(WSDL + "portType"):
            for operation in port.iter(WSDL + "operation"):
                name = operation.get("name")
                messages = [
                    operation.find(WSDL + part).get("message").split(":")[-1]
                    for part in ("input", "output")]
                parts = {
                    m.get("name"): m.find(WSDL + "part").get("element").split(":")[-1]
                    for m in root.iter(WSDL + "message") if m.find(WSDL + "part") is not None}
                self.operations[(service, name)] = [parts[m] for m in messages]
        del prefixes

    @staticmethod
    def sequence(node):
        """The element's children in the type, and the name of the base."""
        extension = node.find(f"{XS}complexContent/{XS}extension")
        owner = node if extension is None else extension
        items = owner.findall(f"{XS}sequence/{XS}element")
        base = None if extension is None else extension.get("base").split(":")[-1]
        return base, items

    def fields(self, node):
        base, items = self.sequence(node)
        inherited = self.fields(self.types[base]) if base in self.types else []
        return inherited + items

    def members(self, node):
        return [e.get("value") for e in node.iter(XS + "enumeration")]


class SoapComparison:
    def __init__(self, verdict, old, new):
        self.verdict, self.old, self.new = verdict, old, new
        self.seen = set()

    def elements(self, old, new, where, is_item=False):
        names = [[e.get("name") for e in side] for side in (old, new)]
        olds, news = ({e.get("name"): e for e in side} for side in (old, new))
        for name in names[0]:
            if name not in news:
                self.verdict.note(BREAKING, name, f"element '{name}' of {where} is gone")
        for name in names[1]:
            if name not in olds:
                self.verdict.note(ADDITIVE, name, f"element '{name}' of {where} is new")
        kept = [[n for n in side if n in olds and n in news] for side in names]
        if kept[0] != kept[1]:
            for name in kept[0]:
                self.verdict.note(BREAKING, name, f"the elements of {where} have another order")
        for name in kept[1]:
            self.element(olds[name], news[name], name)

    def element(self, old, new, name):
        inner = [e.find(XS + "complexType") for e in (old, new)]
        if inner[0] is not None and inner[1] is not None:
            self.complex(inner[0], inner[1], name)
            return
        types = [(e.get("type") or "").split(":")[-1] for e in (old, new)]
        self.types(types[0], types[1], name)

    def types(self, old, new, name):
        if (old, new) in self.seen:
            return
        self.seen.add((old, new))
        nodes = [self.old.types.get(old), self.new.types.get(new)]
        if nodes[0] is None or nodes[1] is None or nodes[0].tag != nodes[1].tag:
            if old != new:
                self.verdict.note(BREAKING, name, f"'{name}' was {old}, is {new}")
        elif nodes[0].tag == XS + "complexType":
            self.complex(nodes[0], nodes[1], new)
        else:
            self.enumeration(nodes[0], nodes[1], new)

    def complex(self, old, new, where):
        self.elements(self.old.fields(old), self.new.fields(new), where)

    def enumeration(self, old, new, where):
        lists = [node.find(XS + "list") is not None for node in (old, new)]
        if lists[0] != lists[1]:
            self.verdict.note(BREAKING, where, f"{where} became a list, or is none any more")
        before, now = self.old.members(old), self.new.members(new)
        for member in before:
            if member not in now:
                self.verdict.note(BREAKING, member, f"member '{member}' of {where} is gone")
        for member in now:
            if member not in before:
                self.verdict.note(ADDITIVE, member, f"member '{member}' of {where} is new")


def soap_from_wsdl(folder):
    """By version."""
    versions = collections.defaultdict(Schema)
    for path in files(folder, "*.md") + files(folder, "WSDL-*.xml"):
        name = os.path.basename(path)
        match = re.match(r"(?:WSDL-)?(Services\d+)-(\w+)\.(?:md|xml)$", name)
        if not match:
            continue
        text = read(path)
        if name.endswith(".md"):
            fence = re.search(r"```xml\n(.*?)\n```", text, re.S)
            if not fence:
                continue
            text = fence[1]
        versions[match[1]].add(text.strip(), match[2])
    return versions


def compare_soap(old, new, key):
    verdict = Verdict()
    comparison = SoapComparison(verdict, old, new)
    for before, now in zip(old.operations[key], new.operations[key]):
        if before != now:
            verdict.note(BREAKING, now, f"message element was {before}, is {now}")
        comparison.element(old.elements[before], new.elements[now], now)
    return verdict


def versions(folder):
    """The Services versions that names of files and folders speak of."""
    return set(re.findall(r"\bServices\d+", " ".join(files(folder, "*Services*"))))


# The report


class Report:
    """What a report says about each operation."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self.findings = json.load(file)["findings"]
        self.about = collections.defaultdict(list)
        for finding in self.findings:
            for subject in self.subjects(finding):
                self.about[subject].append(finding)

    @staticmethod
    def subjects(finding):
        subjects = set()
        for path in filter(None, [finding.get("oldPath"), finding.get("newPath")]):
            parts = path.split("/")
            if len(parts) > 4 and parts[3] == "operations":
                subjects.add((parts[1], parts[2], parts[4]))
            elif len(parts) == 3 and parts[1] in ("agents", "entities"):
                subjects.add((parts[1], parts[2], None))
            elif len(parts) == 1:
                subjects.add(("version", path, None))
        for reached in finding.get("reachedBy", []):
            service, name = reached["operation"].split(".", 1)
            kinds = {"agent": ["agents"], "entity": ["entities"]}.get(
                reached.get("kind"), ["agents", "entities"])
            subjects.update((k, service, name) for k in kinds)
        return subjects

    def worst(self, subjects):
        """A service that came or went as a whole says it of all its operations."""
        whole = {(kind, service, None) for kind, service, _ in subjects}
        subjects = subjects | {
            s for s in whole
            if any(f["rule"] in ("service-added", "service-removed") for f in self.about.get(s, []))}
        levels = {"none": NONE, "additive": ADDITIVE, "breaking": BREAKING}
        return max(
            (levels[f["effects"]["wire"]] for s in subjects for f in self.about.get(s, [])),
            default=NONE)


def operation_name(identifier):
    return identifier.split("_", 1)[-1]


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("old")
    options.add_argument("new")
    options.add_argument("report")
    options.add_argument("--rest-from", choices=["pages", "swagger"], default="pages")
    options.add_argument("--verbose", action="store_true")
    options = options.parse_args()
    report = Report(options.report)
    verdicts = collections.defaultdict(list)
    counts = collections.Counter()

    def record(subjects, verdict, label):
        counts[f"{label}: {WORDS[verdict.worst]}"] += 1
        for subject in subjects:
            verdicts[subject].append(verdict)

    gather = rest_from_pages if options.rest_from == "pages" else rest_from_swagger
    compare = compare_rest_pages if options.rest_from == "pages" else compare_swagger
    old, new = gather(options.old), gather(options.new)
    checks = []
    for key in sorted(set(old) | set(new)):
        sides = [side.get(key) for side in (old, new)]
        subjects = {
            (*side["service"], operation_name(side["name"])) for side in sides if side}
        label = "REST " + next(side["service"][0] for side in sides if side)
        if all(sides):
            verdict = compare(*sides)
        else:
            verdict = Verdict()
            verdict.note(BREAKING if sides[1] is None else ADDITIVE, "", f"{key} came or went")
        record(subjects, verdict, label)
        checks.append((" ".join(key), subjects, verdict))

    old_soap, new_soap = soap_from_wsdl(options.old), soap_from_wsdl(options.new)
    for version in sorted(set(old_soap) & set(new_soap)):
        before, now = old_soap[version], new_soap[version]
        for key in sorted(set(before.operations) | set(now.operations)):
            if key in before.operations and key in now.operations:
                verdict = compare_soap(before, now, key)
            else:
                verdict = Verdict()
                verdict.note(
                    ADDITIVE if key in now.operations else BREAKING, "", "came or went")
            subjects = {("agents", *key)}
            record(subjects, verdict, "SOAP")
            checks.append((f"{version} {key[0]}.{key[1]}", subjects, verdict))

    for version in versions(options.old) - versions(options.new):
        verdict = Verdict()
        verdict.note(BREAKING, version, "no file speaks of the version any more")
        record({("version", version, None)}, verdict, "versions")

    problems = []
    for label, subjects, verdict in checks:
        said = report.worst(subjects)
        if verdict.worst > said:
            reasons = "; ".join(r for level, _, r in verdict.reasons if level == verdict.worst)
            problems.append(
                f"missed: {label} is {WORDS[verdict.worst]}, the report says {WORDS[said]}: "
                + reasons[:300])
    for finding in report.findings:
        if finding["effects"]["wire"] != "breaking":
            continue
        subjects = report.subjects(finding)
        known = [v for s in subjects for v in verdicts.get(s, [])]
        path = finding.get("oldPath") or finding["path"]
        member = path.split("/")[-1]
        matching = [
            v for v in known if v.worst == BREAKING and (
                "/types/" not in path or path.split("/")[-2] == "types"
                or member in v.names(BREAKING))]
        counts["report: breaks programs already built"] += 1
        if not matching:
            problems.append(f"false: {finding['rule']} {path}: {finding['message']}")
    for name in sorted(counts):
        print(f"{counts[name]:6} {name}")
    for problem in problems:
        print(problem)
    print(f"{len(problems)} disagreements")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
