"""Makes values of the types of a WSDL, as zeep has them.

The same variant of the same type is always filled alike. Variant 0 has everything there is; others
choose other parts of choices, types that extend the declared one, nil, and leave out what is optional.
"""

import datetime
import decimal
import re

from lxml import etree
from zeep import xsd
from zeep.xsd.elements import Any, Choice, Group

XS = "{http://www.w3.org/2001/XMLSchema}"
UTC = datetime.timezone.utc
DEPTH = 3

# By the Python name of zeep's type; the number tells values apart.
VALUES = {
    "Boolean": lambda n: n % 2 == 0,
    "Decimal": lambda n: decimal.Decimal("1234567.25") + n,
    "Float": lambda n: 0.5 + n,
    "Double": lambda n: 2.25 + n,
    "Duration": lambda n: datetime.timedelta(days=1, hours=2, seconds=n),
    "DateTime": lambda n: datetime.datetime(2024, 2, 29, 12, 30, n % 60, tzinfo=UTC),
    "Date": lambda n: datetime.date(2024, 2, 1 + n % 28),
    "Time": lambda n: datetime.time(23, 59, n % 60, tzinfo=UTC),
    "gYear": lambda n: (2000 + n, None),
    "gYearMonth": lambda n: (2024, 1 + n % 12, None),
    "gMonth": lambda n: (1 + n % 12, None),
    "gMonthDay": lambda n: (2, 1 + n % 28, None),
    "gDay": lambda n: (1 + n % 28, None),
    "HexBinary": lambda n: "0AFF%02X" % (n % 256),
    "Base64Binary": lambda n: b"bytes \x00\xff %d" % n,
    "AnyURI": lambda n: f"http://example.com/a?b={n}&c",
    "Language": lambda n: "no",
    "QName": lambda n: etree.QName("urn:example", "name"),
    "PositiveInteger": lambda n: 1 + n,
    "NegativeInteger": lambda n: -1 - n,
    "NonPositiveInteger": lambda n: -n,
    "Byte": lambda n: -(n % 128),
    "UnsignedByte": lambda n: n % 256,
    "Long": lambda n: -(2**62) - n,
    "UnsignedLong": lambda n: 2**64 - 1 - n,
    "UnsignedInt": lambda n: 2**32 - 1 - n,
}
TOKENS = {"Token", "NMTOKEN", "NMTOKENS", "NCName", "Name", "ID", "IDREF", "IDREFS", "ENTITY"}


class Facets:
    """What simple types allow: zeep does not keep it.

    It is found by the name of the type, or of the element or attribute that has a nameless one.
    """

    def __init__(self, documents):
        self.types = {}
        for document in documents:
            for simple in document.iter(XS + "simpleType"):
                named = simple if simple.get("name") else simple.getparent()
                restriction = simple.find(XS + "restriction")
                if restriction is not None and named.get("name"):
                    self.types.setdefault(named.get("name"), restriction)

    def of(self, type, name):
        """The facets of a type and its bases, each with its values: those of the type itself first."""
        own = type.qname.localname if type.qname is not None else None
        restriction = self.types.get(own if own in self.types else name)
        found = {}
        while restriction is not None:
            for facet in restriction:
                if isinstance(facet.tag, str) and facet.get("value") is not None:
                    found.setdefault(etree.QName(facet).localname, []).append(facet.get("value"))
            base = (restriction.get("base") or "").rpartition(":")[2]
            restriction = self.types.get(base) if base != own else None
            own = base
        return found


def limited(value, facets):
    """A value, changed so that a type allows it."""
    if "pattern" in facets and isinstance(value, str):
        return matching(facets["pattern"][0])
    if isinstance(value, str):
        least = int(facets.get("length", facets.get("minLength", ["0"]))[0])
        most = int(facets.get("length", facets.get("maxLength", ["1000"]))[0])
        return value.ljust(least, "x")[:most].strip().ljust(least, "x")
    if isinstance(value, (int, float, decimal.Decimal)) and not isinstance(value, bool):
        kind = value.__class__
        for facet in ("minInclusive", "maxInclusive", "minExclusive", "maxExclusive"):
            if facet in facets:
                limit, step = kind(facets[facet][0]), 1 if "Exclusive" in facet else 0
                value = max(value, limit + step) if "min" in facet else min(value, limit - step)
        if "totalDigits" in facets or "fractionDigits" in facets:
            value = kind(int(value) % 10 ** int(facets.get("totalDigits", ["9"])[0]))
    return value


def matching(pattern):
    """A text of a pattern of XML Schema."""

    def text(parts):
        return "".join(one(*part) for part in parts)

    def one(kind, argument):
        match str(kind):
            case "LITERAL":
                return chr(argument)
            case "IN":
                return one(*argument[0])
            case "RANGE":
                return chr(argument[0])
            case "CATEGORY":
                return {"CATEGORY_DIGIT": "1", "CATEGORY_SPACE": " "}.get(str(argument), "a")
            case "MAX_REPEAT":
                least, most, parts = argument
                return text(parts) * max(least, min(most, 1))
            case "SUBPATTERN":
                return text(argument[3])
            case "BRANCH":
                return text(argument[1][0])
        return "a"

    return text(re._parser.parse(pattern))


class Filler:
    def __init__(self, schema, facets, variant):
        self.facets = facets
        self.variant = variant
        self.is_sparse = variant % 4 == 3
        self.count = 0
        self.types = [t for t in schema.types if isinstance(t, xsd.ComplexType)]

    def number(self):
        self.count += 1
        return self.count + 7 * self.variant

    def value(self, type, name, depth=0):
        if isinstance(type, xsd.ComplexType):
            return self.object(type, depth)
        if type.__class__.__name__ == "AnyType":
            return xsd.AnyObject(xsd.String(), f"any {self.number()}")
        return self.simple(type, name)

    def simple(self, type, name):
        if isinstance(type, xsd.ListType):
            items = [self.simple(type.item_type, name) for _ in range(2)]
            return [i.replace(" ", "") if isinstance(i, str) else i for i in items]
        if isinstance(type, xsd.UnionType):
            return self.simple(type.item_types[self.variant % len(type.item_types)], name)
        facets = self.facets.of(type, name)
        listed = [value for value in facets.get("enumeration", []) if value]
        if listed:
            return type.pythonvalue(listed[self.number() % len(listed)])
        return limited(self.unlimited(type), facets)

    def unlimited(self, type):
        for base in type.__class__.__mro__:
            if base.__name__ in VALUES:
                return VALUES[base.__name__](self.number())
            if base.__name__ in TOKENS:
                return f"token-{self.number()}"
            if base.__name__ in ("Integer", "Int", "Short", "NonNegativeInteger"):
                return self.number()
        return ["plain", "bl\u00e5b\u00e6r \u2013 \u20ac", "<&> ]]> \"'", " a  b "][self.number() % 4]

    def fields(self, type, depth=0):
        """What an object of a complex type is made of."""
        fields = {}
        for name, part in type.elements_nested:
            if isinstance(part, xsd.Element):
                fields[name] = self.value(part.type, name, depth)
            else:
                self.part(name, part, fields, depth)
        for name, attribute in type.attributes:
            if attribute.name is None:
                if not self.is_sparse:
                    fields[name] = {"{urn:example}other": f"value {self.number()}"}
            elif attribute.required or not self.is_sparse:
                fields[name] = self.simple(attribute.type, attribute.name)
        return fields

    def object(self, type, depth):
        extensions = [t for t in self.types if is_extension(t, type)]
        if extensions and self.variant % 2 == 1 or getattr(type, "abstract", False):
            type = extensions[self.number() % len(extensions)]
        return type(**self.fields(type, depth + 1))

    def is_left_out(self, part, depth):
        return part.min_occurs == 0 and (self.is_sparse or depth > DEPTH)

    def times(self, part, depth):
        most = 2 if part.max_occurs == "unbounded" else min(part.max_occurs, 2)
        return max(part.min_occurs, 1 if depth > DEPTH else most)

    def part(self, name, part, fields, depth, is_chosen=False):
        """Fills an element or a group of elements into the fields of an object."""
        if not is_chosen and self.is_left_out(part, depth):
            return
        if isinstance(part, (xsd.Element, Any)):
            make = self.element if isinstance(part, xsd.Element) else self.any
            made = [make(part, depth) for _ in range(self.times(part, depth))]
            if is_chosen and made == [False]:
                made = [True]  # zeep leaves out a part of a choice that is false.
            fields[name] = made if part.accepts_multiple else made[0]
        elif part.accepts_multiple:
            times = max(self.times(part, depth), 1 if depth > DEPTH else 3)
            if part.max_occurs != "unbounded":
                times = min(times, part.max_occurs)
            fields[name] = [self.group(part, depth) for _ in range(times)]
        else:
            fields.update(self.group(part, depth))

    def group(self, part, depth):
        fields = {}
        inner = part.child if isinstance(part, Group) else part
        parts = inner.elements_nested
        is_choice = isinstance(inner, Choice)
        if is_choice:
            parts = [parts[(self.variant + self.number()) % len(parts)]]
        for name, element in parts:
            self.part(name, element, fields, depth, is_chosen=is_choice)
        return fields

    def element(self, element, depth):
        # What may be left out is left out rather than nil; items of lists are not nil.
        is_single = element.min_occurs == element.max_occurs == 1
        if element.nillable and is_single and self.variant % 3 == 2:
            return xsd.Nil
        return self.value(element.type, element.name, depth)

    def any(self, part, depth):
        element = etree.Element("{urn:example}extra", number=str(self.number()))
        etree.SubElement(element, "{urn:example}inner").text = "text"
        return element


def is_extension(type, base):
    """Whether a type extends another, at any distance."""
    while type is not None:
        type = getattr(type, "_extension", None)
        if type is base or type is not None and type.qname is not None and type.qname == base.qname:
            return True
    return False
