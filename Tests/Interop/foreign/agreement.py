"""Whether two messages, and values of zeep and of Swift, are the same."""

import base64
import datetime
import decimal
import re

import isodate
from lxml import etree
from zeep.xsd.valueobjects import CompoundValue

XSI = "{http://www.w3.org/2001/XMLSchema-instance}"


def canonical(element):
    """An element with expanded names, without prefixes, and without white space between elements."""
    attributes = dict(element.attrib)
    if XSI + "type" in attributes:
        prefix, _, name = attributes[XSI + "type"].strip().rpartition(":")
        attributes[XSI + "type"] = f"{{{element.nsmap.get(prefix or None, '')}}}{name}"
    children = [canonical(c) for c in element if isinstance(c.tag, str)]
    text = (element.text or "") if not children else (element.text or "").strip()
    return element.tag, tuple(sorted(attributes.items())), text, tuple(children)


def difference(left, right, path=""):
    """The first place where two canonical elements differ; None when they are the same."""
    path += "/" + etree.QName(left[0]).localname
    for index, what in enumerate(["name", "attributes", "text"]):
        if left[index] != right[index]:
            return f"{path}: the {what} {right[index]!r} in place of {left[index]!r}"
    for a, b in zip(left[3], right[3]):
        found = difference(a, b, path)
        if found:
            return found
    if len(left[3]) != len(right[3]):
        names = [[etree.QName(c[0]).localname for c in e[3]] for e in (left, right)]
        return f"{path}: the elements {names[1]} in place of {names[0]}"
    return None


def plain(name):
    """A name, whatever is done to it for Swift."""
    return re.sub("[^a-z0-9]", "", name.lower())


def fields(value):
    """The fields of a value of zeep, those of repeated groups included, each with its values."""
    result = {}
    items = value.__values__ if isinstance(value, CompoundValue) else value
    for name, inner in items.items():
        if re.fullmatch(r"_value_\d+|_attr_\d+", name) and isinstance(inner, list):
            for group in inner:
                if not isinstance(group, (dict, CompoundValue)):
                    result.setdefault("#xml", []).append(group)
                    continue
                for key, item in fields(group).items():
                    result.setdefault(key, []).extend(item)
        elif re.fullmatch(r"_attr_\d+", name):
            for key, item in (inner or {}).items():
                result.setdefault(plain(etree.QName(key).localname), []).append(item)
        elif name == "_value_1" and etree.iselement(inner):
            result.setdefault("#xml", []).append(inner)
        elif inner is not None and inner != [] and inner != {}:
            key = "value" if name == "_value_1" else plain(name.removeprefix("attr__"))
            result.setdefault(key, []).extend(inner if isinstance(inner, list) else [inner])
    return result


def swift_fields(value):
    """The fields of a value of Swift, with the parts of choices and groups in place of those."""
    result = {}
    for name, inner in value.items():
        items = inner if isinstance(inner, list) else [inner]
        if any(isinstance(item, dict) and "#choice" in item for item in items):
            for item in items:
                for key, values in swift_fields(item["#choice"]).items():
                    result.setdefault(key, []).extend(values)
        elif name in ("other", "otherElements") and all(is_xml(item) for item in items):
            result.setdefault("#xml", []).extend(items)
        else:
            result.setdefault(plain(name), []).append(inner)
    return result


def is_nothing(value):
    """Whether a value of zeep has nothing in it, as one that is nil."""
    return value is None or isinstance(value, CompoundValue) and all(
        inner is None or inner == [] for inner in value.__values__.values()
    )


def is_xml(value):
    """Whether a value is kept as XML: only the messages say what is in it."""
    return isinstance(value, dict) and "#xml" in value


def disagreement(zeep, swift, path=""):
    """The first place where a value of Swift is not that of zeep; None when they are the same."""
    if is_xml(swift) or isinstance(swift, list) and swift and all(is_xml(item) for item in swift):
        return None
    if isinstance(zeep, (CompoundValue, dict)):
        return _object_disagreement(zeep, swift, path)
    if etree.iselement(zeep):
        return None
    if isinstance(swift, dict) and len(swift) == 1 and "#bytes" not in swift:
        # The message is one value.
        return disagreement(zeep, *swift.values(), path)
    if isinstance(zeep, list) or isinstance(swift, list):
        return _list_disagreement(*[v if isinstance(v, list) else [v] for v in (zeep, swift)], path)
    if zeep is None and swift in (None, {}, "", [], "null") or same_leaf(zeep, swift):
        return None
    return f"{path}: {swift!r} in place of {zeep!r}"


def _list_disagreement(zeep, swift, path):
    if len(zeep) > 1 and len(swift) == 1 and isinstance(swift[0], list):
        swift = swift[0]
    elif len(zeep) == 1 and isinstance(zeep[0], CompoundValue) and isinstance(swift[0], list):
        # A list in an element of its own, or elements of which there is one.
        wrapped = disagreement(zeep[0], swift[0], path)
        return wrapped and disagreement(zeep[0], swift[0][0], path) if len(swift[0]) == 1 else wrapped
    if len(zeep) != len(swift) and len(swift) == 1 and isinstance(swift[0], str):
        # Words in one text are a list.
        words = [word for item in zeep for word in str(item).split()]
        return None if words == swift[0].split() else f"{path}: {swift[0]!r} in place of {words}"
    if len(zeep) != len(swift):
        return f"{path}: {len(swift)} values in place of {len(zeep)}"
    found = (disagreement(a, b, path) for a, b in zip(zeep, swift))
    return next((f for f in found if f), None)


def _object_disagreement(zeep, swift, path):
    ours = fields(zeep)
    if not isinstance(swift, dict):
        # A list with nothing but its items is an array, a type with nothing but a value that value.
        if len(ours) > 1:
            return f"{path}: {swift!r} in place of an object"
        return disagreement(next(iter(ours.values()), []), swift, path)
    theirs = swift_fields(swift)
    if set(ours) != set(theirs) and len(theirs) == 1 and set(theirs) - set(ours):
        # The message is one value.
        (inner,) = theirs.values()
        return disagreement(zeep, inner if len(inner) != 1 else inner[0], path)
    for name in set(ours) - set(theirs):
        # The name of a parameter that Swift takes itself.
        if name + "value" in theirs:
            theirs[name] = theirs.pop(name + "value")
    present = {name for name, values in ours.items() if not all(is_nothing(v) for v in values)}
    unequal = present - set(theirs)
    if unequal:
        return f"{path}: no {sorted(unequal)}, but {sorted(set(theirs) - set(ours))}"
    for name, values in theirs.items():
        if name not in ours and not any(values):
            continue
        found = disagreement(ours.get(name, []), values, f"{path}/{name}")
        if found:
            return found
    return None


def same_leaf(value, text):
    """Whether a value of zeep is what a text says."""
    if isinstance(text, dict) and "#bytes" in text:
        text = bytes.fromhex(text["#bytes"])
        return value == text or isinstance(value, str) and base64.b64decode(value) == text
    if value is None or not isinstance(text, str):
        return False
    try:
        return _same(value, text)
    except (ValueError, isodate.ISO8601Error, decimal.InvalidOperation):
        return False


def _same(value, text):
    match value:
        case bool():
            return text == str(value).lower()
        case int():
            return int(text) == value
        case decimal.Decimal():
            return decimal.Decimal(text) == value
        case float():
            return float(text) == value
        case datetime.datetime():
            return isodate.parse_datetime(text) == value
        case datetime.date():
            return isodate.parse_date(text[:10]) == value
        case datetime.time():
            return isodate.parse_time(text) == value
        case datetime.timedelta() | isodate.Duration():
            return isodate.parse_duration(text) == value
        case bytes():
            return base64.b64decode(text) == value
        case tuple():
            return [int(p) for p in re.findall(r"\d+", text)] == [p for p in value if p is not None]
    return str(value) == text
