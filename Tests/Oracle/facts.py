"""What the files of one side of a comparison say, read without docs2swift.

Each fact is kept by the notation that tells it: `wsdl`, `swagger`, `soap` for samples on SOAP pages,
`rest` for tables on REST pages. Only what the same notation tells on both sides can have changed.
"""
import html
import os
import re
import xml.etree.ElementTree as ET

from changes import (
    SchemaComparison, files, kind, operation_name, read, rest_from_pages, rest_from_swagger,
    soap_from_wsdl, XS)

# What the elements of a JSON Patch are called here; files call them differently.
PATCH = "JSONPatchOperation"
INSTANCE = "{http://www.w3.org/2001/XMLSchema-instance}"


def squashed(text):
    """Prose without what notations write differently: markup, blanks, punctuation, case."""
    text = html.unescape(html.unescape(text))
    text = re.sub(r'<see cref="[^"]*?([^".]+)"\s*/>', r" \1 ", text)
    text = re.sub(r"</?[A-Za-z][^<>]*>", " ", text)
    text = re.sub(r"\{[\w.]*?(\w+)\}", r" \1 ", text)
    return re.sub(r"[^a-z0-9]", "", text.lower())


def short(name):
    return re.split(r"[./]", name)[-1]


def is_listed(path):
    """A page that the index next to it does not list is a leftover."""
    index = os.path.join(os.path.dirname(path), "index.md")
    return not os.path.exists(index) or f"({os.path.basename(path)})" in read(index)


class Operation:
    """One operation in all notations that show it."""

    def __init__(self):
        self.address = None
        self.page = self.swagger = None
        self.soap = None
        self.wsdl = None

    @property
    def swagger_parameters(self):
        return self.swagger["swagger"].get("parameters", []) if self.swagger else []

    def body_properties(self):
        for parameter in self.swagger_parameters:
            schema = SchemaComparison.follow(
                parameter.get("schema"), self.swagger["definitions"])
            yield from schema.get("properties", {})

    @property
    def exact_names(self):
        names = {p["name"] for p in self.swagger_parameters} | set(self.body_properties())
        if self.page:
            names |= set(self.page["query"]) | set(self.page["fields"])
            names |= set(re.findall(r"\{(\w+)", self.page["path"]))
        for form in (self.soap, self.wsdl):
            if form:
                names |= set(form["request"])
        return names

    @property
    def parameter_names(self):
        return {name.lower() for name in self.exact_names}

    @property
    def rest_names(self):
        names = {p["name"].lower() for p in self.swagger_parameters}
        return names | ({n.lower() for n in self.page["query"]} if self.page else set())

    @property
    def headers(self):
        names = {p["name"] for p in self.swagger_parameters if p["in"] == "header"}
        if self.page:
            text = read(self.page["page"])
            section = re.search(r"\n## Request Headers\n(.*?)(\n## |$)", text, re.S)
            names |= set(re.findall(r"\n\| ([\w-]+) ", section[1])) if section else set()
        return names

    @property
    def answers(self):
        return self.of_rest("answers")

    @property
    def accepts(self):
        return self.of_rest("accepts")

    def of_rest(self, key):
        return set().union(*(side[key] for side in (self.page, self.swagger) if side))

    @property
    def has_result(self):
        if self.swagger:
            return any(
                "schema" in r for s, r in self.swagger["swagger"]["responses"].items()
                if s.startswith("2"))
        if self.page:
            return self.page["response"] is not None
        form = self.wsdl or self.soap
        return bool(form and form["response"])

    @property
    def shown(self):
        """The fields that the operation's own REST page has tables of."""
        return {**self.page["fields"], **self.page["result"]} if self.page else {}

    def names_result(self, type_name):
        """Whether a type got its name from this operation, since no file names it."""
        return bool(self.page and (self.page["result"] or self.page["fields"])) and any(
            word in type_name for word in ("Result", "Body"))

    def list_forms(self, name):
        """How a list in the query travels: Swagger says it, pages show it."""
        forms = {}
        for parameter in self.swagger_parameters:
            if parameter["name"] == name or parameter["name"].startswith(name + "."):
                if parameter.get("type") == "array":
                    forms["swagger"] = parameter.get("collectionFormat", "csv")
        if self.page and re.search(
                rf"\?{re.escape(name)}[\w.]*=[^ \n]*,", read(self.page["page"])):
            forms["rest"] = "csv"
        return forms

    def forms_of(self, name, is_result):
        forms = {}
        message = "response" if is_result else "request"
        for source, form in (("soap", self.soap), ("wsdl", self.wsdl)):
            if form and name in form[message]:
                forms[source] = form[message][name]
        if self.page:
            if is_result and self.page["response"] is not None:
                forms["rest"] = (kind(self.page["response"]), tuple(sorted(self.page["result"])))
            elif name in self.page["fields"]:
                forms["rest"] = self.page["fields"][name]
        if self.swagger and is_result:
            responses = self.swagger["swagger"]["responses"]
            schemas = [r["schema"] for s, r in sorted(responses.items())
                       if s.startswith("2") and "schema" in r]
            if schemas:
                forms["swagger"] = str(schemas[0])
        return forms


class Side:
    def __init__(self, folder):
        self.folder = folder
        self.operations = {}
        self.addresses = set()
        self.schemas = soap_from_wsdl(folder)
        self.sampled = {}
        self.definitions = {}
        self.read_rest()
        self.read_soap_pages()
        self.read_wsdl()
        self.services = {key[1][:2] for key in self.operations}
        self.versions = {key[0] for key in self.operations if key[0] != "rest"}
        self.names_types_of_rest = bool(self.definitions)
        self.names_on_pages = self.read_names()
        self.texts = {}
        self.read_prose()

    def read_names(self):
        """The names of types in tables and in what pages say of carriers."""
        names = set()
        for operation in self.operations.values():
            if operation.page:
                text = read(operation.page["page"])
                names |= set(re.findall(r"^\| \w+ \| ([A-Z]\w+) \|", text, re.M))
                names |= set(re.findall(r"[Cc]arrier object for (\w+)", text))
                names |= set(re.findall(r"[Bb]ody: (?:array of )?([A-Z]\w+)", text))
        return names

    def is_of_soap(self, version, name):
        schema = self.schemas.get(version)
        return bool(schema and name in schema.types) or (version, name) in self.sampled

    def at(self, version, subject):
        return self.operations.setdefault((version, subject), Operation())

    def operation(self, version, subject):
        """REST pages name no version: they are of whatever version they are read with."""
        own, rest = (self.operations.get((v, subject)) for v in (version, "rest"))
        if own is None or rest is None:
            return own or rest
        joined = Operation()
        joined.__dict__.update(rest.__dict__)
        joined.soap, joined.wsdl = own.soap, own.wsdl
        return joined

    def has_address(self, address):
        return address in self.addresses

    def read_rest(self):
        for source, found in (
                ("page", rest_from_pages(self.folder)),
                ("swagger", rest_from_swagger(self.folder))):
            for key, entry in found.items():
                subject = (*entry["service"], operation_name(entry["name"]))
                operation = self.at("rest", subject)
                operation.address = key
                setattr(operation, source, entry)
                self.addresses.add(key)
                for name, definition in entry.get("definitions", {}).items():
                    self.definitions[short(name)] = definition

    def read_wsdl(self):
        for version, schema in self.schemas.items():
            for (service, name), (request, response) in schema.operations.items():
                form = {}
                for message, element in (("request", request), ("response", response)):
                    inner = schema.elements[element].find(XS + "complexType")
                    node = inner if inner is not None else schema.types.get(
                        short((schema.elements[element].get("type") or "").replace(":", ".")))
                    form[message] = {} if node is None else {
                        e.get("name"): (e.get("type") or "").split(":")[-1]
                        for e in schema.fields(node)}
                self.at(version, ("agents", service, name)).wsdl = form

    def read_soap_pages(self):
        for path in files(self.folder, "*.md"):
            text = read(path)
            match = re.search(r"^title: (Services\d+)\.(\w+)Agent\.(\w+) SOAP$", text, re.M)
            if not match or not is_listed(path):
                continue
            form = {"request": {}, "response": {}}
            blocks = re.findall(r"```xml\n(.*?)\n```", text, re.S)
            for message, block in zip(form, blocks):
                root = ET.fromstring(block.strip())
                body = next((n for n in root if n.tag.endswith("}Body")), [])
                for wrapper in body:
                    for value in wrapper:
                        form[message][short(value.tag.replace("}", "."))] = value.get(
                            INSTANCE + "type", "").split(":")[-1]
                self.sample(match[1], root)
            self.at(match[1], ("agents", match[2], match[3])).soap = form

    def sample(self, version, root):
        for node in root.iter():
            name = node.get(INSTANCE + "type", "").split(":")[-1]
            if name and len(node) and not name.startswith("ArrayOf"):
                fields = self.sampled.setdefault((version, name), {})
                for child in node:
                    label = child.get(INSTANCE + "type", "").split(":")[-1]
                    child_name = short(child.tag.replace("}", "."))
                    fields[child_name] = label or fields.get(child_name, "")
            elif name:
                self.sampled.setdefault((version, name), {})

    # Types

    def has_type(self, version, name):
        schema = self.schemas.get(version)
        return bool(
            (schema and name in schema.types) or (version, name) in self.sampled
            or name in self.definitions or name in self.names_of_lists
            or name == PATCH and any(address[0] == "PATCH" for address in self.addresses))

    @property
    def names_of_lists(self):
        """What Swagger lists in place is named after its property, and after its owner too."""
        return {
            start + name for owner, definition in self.definitions.items()
            for name, schema in definition.get("properties", {}).items()
            if schema.get("enum") or schema.get("items", {}).get("enum")
            for start in ("", owner)}

    def fields(self, version, name):
        """By notation: the fields of a type with their types."""
        found = {}
        schema = self.schemas.get(version)
        if schema and name in schema.types:
            found["wsdl"] = {
                e.get("name"): (e.get("type") or "").split(":")[-1]
                for e in schema.fields(schema.types[name])}
        if self.sampled.get((version, name)):
            found["soap"] = self.sampled[(version, name)]
        if name in self.definitions:
            found["swagger"] = {
                n: str(p.get("$ref") or (p.get("type"), p.get("format"), p.get("items")))
                for n, p in self.definitions[name].get("properties", {}).items()}
        return found

    def members(self, version, name):
        schema = self.schemas.get(version)
        if schema and name in schema.types:
            return {"wsdl": schema.members(schema.types[name])}
        return {}

    def lists_of_values(self, other):
        """The lists of members that properties of both sides have in Swagger: the other's, one's own."""
        for name, definition in self.definitions.items():
            before = other.definitions.get(name, {}).get("properties", {})
            for field, schema in definition.get("properties", {}).items():
                lists = [
                    s.get("enum") or s.get("items", {}).get("enum")
                    for s in (before.get(field, {}), schema)]
                if all(lists):
                    yield lists

    # Prose

    def read_prose(self):
        """The text of each operation, and of each type; of what tables of pages say, all together."""
        everything = []
        for (_, subject), operation in self.operations.items():
            texts = []
            if operation.page:
                texts.append(read(operation.page["page"]))
            if operation.swagger:
                texts += self.strings(operation.swagger["swagger"])
                for parameter in operation.swagger_parameters:
                    texts += self.strings(SchemaComparison.follow(
                        parameter.get("schema"), operation.swagger["definitions"]))
            self.texts.setdefault(("operation", subject), []).extend(texts)
        for name, definition in self.definitions.items():
            self.texts[("type", (name,))] = self.strings(definition)
        for path in files(self.folder, "*.md") + files(self.folder, "*.xml"):
            everything.append(read(path))
        for texts in self.texts.values():
            everything += texts
        self.texts = {key: "|".join(map(squashed, texts)) for key, texts in self.texts.items()}
        self.soap_texts()
        self.all_prose = "|".join(map(squashed, everything))

    def soap_texts(self):
        for path in files(self.folder, "*.md"):
            text = read(path)
            match = re.search(r"^title: Services\d+\.(\w+)Agent\.(\w+) SOAP$", text, re.M)
            if match:
                key = ("operation", ("agents", match[1], match[2]))
                self.texts[key] = self.texts.get(key, "") + "|" + squashed(text)

    def strings(self, value):
        if isinstance(value, str):
            return [value]
        values = value.values() if isinstance(value, dict) else value if isinstance(
            value, list) else []
        return [text for inner in values for text in self.strings(inner)]

    def prose(self, kind_of_subject, names):
        """Of types, pages tell in the tables of operations, under no name."""
        return self.texts.get((kind_of_subject, names), "")
