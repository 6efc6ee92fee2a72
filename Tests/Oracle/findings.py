#!/usr/bin/env python3
"""Looks into the files of both sides whether each finding of `docs2swift diff --report json` holds.

Usage: findings.py OLD NEW REPORT.json [--counts]

Nothing of docs2swift is used: pages, WSDL and Swagger files are read as text. What does not hold is
printed with the reason, by rule; with --counts the sums are printed as JSON. The exit code is 1 when
a finding does not hold.
"""
import argparse
import collections
import json
import sys

from facts import Side, squashed

CHECKS = {}


def check(*rules):
    def register(function):
        for rule in rules:
            CHECKS[rule] = function
        return function
    return register


class Finding:
    """One finding, with its place taken apart."""

    def __init__(self, entry, old, new):
        self.entry, self.old, self.new = entry, old, new
        self.rule = entry["rule"]

    def place(self, key):
        """Version, kind of subject, its names, kind of member, member; nil for what is missing."""
        path = self.entry.get(key)
        if path is None:
            return None
        parts = path.split("/")
        version, rest = parts[0], parts[1:]
        if not rest:
            return (version, "version", (), None)
        if rest[0] == "types":
            return (version, "type", (rest[1],), "/".join(rest[3:]) or None)
        if len(rest) == 2:
            return (version, "service", (rest[0], rest[1]), None)
        if rest[2] != "operations":
            return (version, "service", (rest[0], rest[1]), "/".join(rest[3:]) or None)
        return (version, "operation", (rest[0], rest[1], rest[3]), "/".join(rest[5:]) or None)

    @property
    def before(self):
        return self.place("oldPath")

    @property
    def now(self):
        return self.place("newPath")

    def reached(self):
        """The operations that a type's finding lists."""
        for entry in self.entry.get("reachedBy", []):
            service, name = entry["operation"].split(".", 1)
            kind = {"agent": "agents", "entity": "entities"}[entry["kind"]]
            yield (kind, service, name)


def came(finding, old, new, what):
    """Nil when something is on the new side alone."""
    if not new:
        return f"{what}: the new files do not have it"
    if old:
        return f"{what}: the old files have it too"
    return None


# Services, operations


@check("version-added", "version-removed", "service-added", "service-removed")
def whole(finding):
    sides = (finding.old, finding.new)
    place = finding.now or finding.before
    if finding.rule.endswith("removed"):
        sides = sides[::-1]
    if place[1] == "version":
        known = [place[0] in side.versions for side in sides]
        return came(finding, *known, "version")
    known = [place[2] in side.services for side in sides]
    return came(finding, *known, "service")


@check("operation-added", "operation-removed")
def operation(finding):
    sides = (finding.old, finding.new)
    place = finding.now or finding.before
    if finding.rule == "operation-removed":
        sides = sides[::-1]
    known = [side.operation(place[0], place[2]) for side in sides]
    if known[1] and known[1].address and sides[0].has_address(known[1].address):
        return "operation: the other side has the address under another name"
    return came(finding, *known, "operation")


@check("operation-renamed")
def operation_renamed(finding):
    old = finding.old.operation(finding.before[0], finding.before[2])
    new = finding.new.operation(finding.now[0], finding.now[2])
    if not old or not new:
        return "renamed: one of the names is not in the files"
    if finding.new.operation(finding.now[0], finding.before[2]):
        return "renamed: the new files have the old name too"
    if old.address and new.address and old.address != new.address:
        return "renamed: the addresses differ"
    return None


def both_operations(finding):
    before, now = finding.before or finding.now, finding.now or finding.before
    return (
        finding.old.operation(before[0], before[2]), finding.new.operation(now[0], now[2]))


def concerned(finding):
    """The pairs of operations that a finding is about: one, or all that share it."""
    place = finding.now or finding.before
    if place[1] == "operation":
        yield both_operations(finding)
        return
    for subject in finding.reached():
        yield (finding.old.operation(place[0], subject), finding.new.operation(place[0], subject))


@check("parameter-added", "parameter-removed")
def parameter(finding):
    name = (finding.now or finding.before)[3].lower()
    known = [side and name in side.parameter_names for side in both_operations(finding)]
    if finding.rule == "parameter-removed":
        known.reverse()
    return came(finding, *known, "parameter")


@check("parameter-renamed", "rest-parameter-renamed")
def parameter_renamed(finding):
    old, new = both_operations(finding)
    before, now = finding.entry["old"], finding.entry["new"]
    if not old or before not in old.exact_names:
        return "parameter renamed: the old files have another name"
    if not new or now not in new.exact_names:
        return "parameter renamed: the new files have another name"
    if now in old.exact_names and before in new.exact_names:
        return "parameter renamed: both sides have both names"
    return None


@check("rest-parameter-added", "rest-required-parameter-added", "rest-parameter-removed")
def rest_parameter(finding):
    name = (finding.now or finding.before)[3].lower()
    for old, new in concerned(finding):
        known = [side and name in side.rest_names for side in (old, new)]
        if finding.rule.endswith("removed"):
            known.reverse()
        problem = came(finding, *known, "REST value")
        if problem:
            return problem
    return None


@check("rest-header-added", "rest-header-removed")
def header(finding):
    name = finding.entry.get("new") or finding.entry.get("old")
    for old, new in concerned(finding):
        known = [side and name in side.headers for side in (old, new)]
        if finding.rule.endswith("removed"):
            known.reverse()
        problem = came(finding, *known, "header")
        if problem:
            return problem
    return None


@check(
    "rest-response-media-type-added", "rest-response-media-type-removed",
    "rest-request-media-type-added", "rest-request-media-type-removed")
def media_type(finding):
    name = finding.entry.get("new") or finding.entry.get("old")
    key = "answers" if "response" in finding.rule else "accepts"
    for old, new in concerned(finding):
        known = [side and name in getattr(side, key) for side in (old, new)]
        if finding.rule.endswith("removed"):
            known.reverse()
        problem = came(finding, *known, "media type")
        if problem:
            return problem
    return None


@check("last-result-removed", "first-result-added")
def result(finding):
    known = [side and side.has_result for side in both_operations(finding)]
    if finding.rule == "last-result-removed":
        known.reverse()
    return came(finding, *known, "result")


@check("result-type-changed", "parameter-type-changed")
def value_type(finding):
    old, new = both_operations(finding)
    if not old or not new:
        return "type of a value: a side does not have the operation"
    name = finding.now[3]
    forms = [side.forms_of(name, finding.rule.startswith("result")) for side in (old, new)]
    return differ(forms, "type of a value")


def differ(forms, what):
    """Nil when what both sides know in one notation differs."""
    shared = set(forms[0]) & set(forms[1])
    if not shared:
        return f"{what}: told in different notations only"
    if all(forms[0][source] == forms[1][source] for source in shared):
        return f"{what}: the same in the files"
    return None


@check("parameter-type-learned", "result-type-learned", "field-type-learned", "type-learned",
       "parameter-type-forgotten", "result-type-forgotten", "field-type-forgotten",
       "type-forgotten", "field-forgotten", "members-listed", "members-unlisted")
def knowledge(finding):
    """These say themselves that only what is known of the API has changed."""
    return None


# Types


@check("type-added", "type-removed")
def type_presence(finding):
    sides = (finding.old, finding.new)
    place = finding.now or finding.before
    if finding.rule == "type-removed":
        sides = sides[::-1]
    name = place[2][0]
    known = [side.has_type(place[0], name) for side in sides]
    if not known[1] and name in sides[1].names_on_pages:
        return "type: only pages name it"
    if not known[1] and any(
            operation and operation.names_result(name)
            for subject in finding.reached()
            for operation in [sides[1].operation(place[0], subject)]):
        return "type: no file names it"
    if known[1] and not known[0] and not sides[0].names_types_of_rest \
            and not sides[1].is_of_soap(place[0], name):
        return "type: only Swagger names it, and the other side has pages"
    return came(finding, *known, "type")


@check("type-renamed")
def type_renamed(finding):
    old, new = finding.before[2][0], finding.now[2][0]
    before = finding.old.fields(finding.before[0], old)
    now = finding.new.fields(finding.now[0], new)
    if not before or not now:
        return "type renamed: one of the names is on no page"
    for source in set(before) & set(now):
        if set(before[source]) <= set(now[source]) or set(now[source]) <= set(before[source]):
            return None
    return "type renamed: the fields are not those of the other"


@check("field-added", "field-removed")
def field(finding):
    place = finding.now or finding.before
    sides = (finding.old, finding.new)
    if finding.rule == "field-removed":
        sides = sides[::-1]
    tables = [side.fields(place[0], place[2][0]) for side in sides]
    name = place[3]
    if not set(tables[0]) & set(tables[1]):
        return field_of_operations(finding, sides, name)
    sources = [
        {source for source, fields in table.items() if name in fields} for table in tables]
    if sources[1] and not sources[0] and not sources[1] & set(tables[0]):
        return "field: only a notation that the other side lacks has it"
    return came(finding, sources[0], sources[1], "field")


def field_of_operations(finding, sides, name):
    """A type that only one notation names is shown by the pages of operations."""
    place = finding.now or finding.before
    for subject in finding.reached():
        operations = [side.operation(place[0], subject) for side in sides]
        if all(operations) and name in operations[1].shown and name not in operations[0].shown:
            return None
    return "field: no operation shows it on one side alone"


@check("field-type-changed")
def field_type(finding):
    name = finding.now[3]
    tables = [
        side.fields(place[0], place[2][0])
        for side, place in ((finding.old, finding.before), (finding.new, finding.now))]
    forms = [
        {source: fields[name] for source, fields in table.items() if name in fields}
        for table in tables]
    return differ(forms, "type of a field")


@check("member-added", "member-removed")
def member(finding):
    place = finding.now or finding.before
    sides = (finding.old, finding.new)
    if finding.rule == "member-removed":
        sides = sides[::-1]
    lists = [side.members(place[0], place[2][0]) for side in sides]
    for source in set(lists[0]) & set(lists[1]):
        problem = came(
            finding, place[3] in lists[0][source], place[3] in lists[1][source], "member")
        if not problem:
            return None
    if set(lists[0]) & set(lists[1]):
        return "member: the same in the files"
    # Swagger lists members where they are used, without a name.
    if any(place[3] in now and place[3] not in before
           for before, now in sides[1].lists_of_values(sides[0])):
        return None
    return "member: told in different notations only"


@check("default-member-changed")
def default_member(finding):
    lists = [
        side.members(place[0], place[2][0])
        for side, place in ((finding.old, finding.before), (finding.new, finding.now))]
    firsts = [
        {source: members[:1] for source, members in table.items()} for table in lists]
    return differ(firsts, "what an absent value means")


@check("rest-list-form-changed")
def list_form(finding):
    old, new = both_operations(finding)
    forms = [side.list_forms(finding.now[3]) if side else {} for side in (old, new)]
    return differ(forms, "form of a list")


# Prose


@check("documentation-added", "documentation-removed", "documentation-changed")
def documentation(finding):
    """What came or went is on one side alone; what changed is not the same in another notation."""
    place = finding.now or finding.before
    texts = [side.prose(place[1], place[2]) for side in (finding.old, finding.new)]
    old = parts(finding.entry.get("old"))
    new = parts(finding.entry.get("new"))
    if any(part not in finding.old.all_prose for part in old.values()):
        return "prose: the old files do not say it"
    if any(part not in finding.new.all_prose for part in new.values()):
        return "prose: the new files do not say it"
    if any(old[label] == new.get(label) for label in old):
        return "prose: the same in another notation"
    # A word or two are somewhere in every text.
    lost = [text for label, text in old.items() if label not in new and len(text) > 24]
    gained = [text for label, text in new.items() if label not in old and len(text) > 24]
    if any(text in texts[1] for text in lost) or any(text in texts[0] for text in gained):
        return "prose: both sides say it of the subject"
    return None


def parts(text):
    """The texts of a finding about prose, by what they are about."""
    found, label = {}, ""
    for line in (text or "").split("\n"):
        head, separator, rest = line.partition(": ")
        words = head.rstrip("'").split(" ")
        if separator and words[0] in (
                "summary", "returns", "remark", "parameter", "result", "field", "REST") \
                and len(words) <= 3:
            label, line = head, rest
        found.setdefault(label, []).append(line)
    squashed_parts = {label: squashed("\n".join(lines)) for label, lines in found.items()}
    return {label: text for label, text in squashed_parts.items() if text}


@check("page-moved")
def page(finding):
    return None if finding.entry.get("old") != finding.entry.get("new") else "page: the same"


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("old")
    options.add_argument("new")
    options.add_argument("report")
    options.add_argument("--counts", action="store_true")
    options = options.parse_args()
    old, new = Side(options.old), Side(options.new)
    with open(options.report, encoding="utf-8") as file:
        entries = json.load(file)["findings"]
    counts = collections.defaultdict(collections.Counter)
    problems = []
    for entry in entries:
        finding = Finding(entry, old, new)
        function = CHECKS.get(finding.rule)
        problem = function(finding) if function else "there is no check for the rule"
        counts[finding.rule][problem or "holds"] += 1
        if problem:
            problems.append(f"{finding.rule} {entry['path']}: {problem}: {entry['message'][:120]}")
    if options.counts:
        print(json.dumps({rule: dict(kinds) for rule, kinds in counts.items()}, sort_keys=True))
    else:
        for rule in sorted(counts):
            print(f"{rule}: " + ", ".join(f"{n} {kind}" for kind, n in counts[rule].items()))
        print("\n".join(problems))
        print(f"{len(problems)} of {len(entries)} findings do not hold")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
