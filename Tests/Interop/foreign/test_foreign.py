"""Calls what is generated from WSDLs with zeep, and answers it with zeep.

zeep's client calls the relay, whose client calls the server here; so both halves of the generated
code stand between two halves of zeep. INTEROP_RELAY is the program, INTEROP_SPECS the folder with a
folder of WSDLs for each set.
"""

import collections
import http.server
import logging
import os
import pathlib
import sys
import threading

from lxml import etree
from zeep import Client, Settings
from zeep.exceptions import Fault
from zeep.plugins import HistoryPlugin
from zeep.wsdl.bindings import Soap12Binding

import agreement
from filler import Facets, Filler
from relay import Relay

VARIANTS = 6
DEFINITIONS = "{http://schemas.xmlsoap.org/wsdl/}definitions"
ADDRESSING = "{http://www.w3.org/2005/08/addressing}"
# The sets that need nothing from outside this project.
OURS = ("SetFerry", "SetMarket")
SOAP = {
    False: "http://schemas.xmlsoap.org/soap/envelope/",
    True: "http://www.w3.org/2003/05/soap-envelope",
}


class Answerer(http.server.ThreadingHTTPServer):
    """Keeps the last request, and answers with what it is told."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Exchange)
        self.request, self.answer = None, None
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}"


class Exchange(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # All of an answer at once.

    def do_POST(self):
        self.server.request = self.rfile.read(int(self.headers["Content-Length"]))
        status, media_type, body = self.server.answer
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


class Finding(Exception):
    pass


class LeftOut(Exception):
    """What zeep itself does not manage."""


class OperationCheck:
    """Sends messages of one operation through the relay."""

    def __init__(self, relay, answerer, name, described, client, history, facets):
        self.relay, self.answerer, self.set = relay, answerer, name
        self.described, self.client, self.history, self.facets = described, client, history, facets
        self.is_version12 = described["isVersion12"]
        self.binding = self.find_binding()
        self.operation = self.binding.get(described["operation"])
        address = f"{relay.url}/{name}/{described['path']}"
        self.service = client.create_service(self.binding.name, address)

    def find_binding(self):
        for service in self.client.wsdl.services.values():
            for port in service.ports.values():
                is_version12 = isinstance(port.binding, Soap12Binding)
                address = (port.binding_options or {}).get("address") or ""
                if (
                    is_version12 == self.is_version12
                    and self.described["operation"] in port.binding.all()
                    and address.endswith(self.described["path"])
                ):
                    return port.binding
        raise LeftOut("zeep has no such operation")

    def filler(self, variant):
        return Filler(self.client.wsdl.types, self.facets, variant)

    def arguments(self, message, variant):
        """What zeep's client or server gives a message."""
        filler = self.filler(variant)
        arguments, fields = [], {}
        if message is not None and message.body is not None:
            body = message.body.type
            if hasattr(body, "elements_nested"):
                fields = filler.fields(body)
            elif body.__class__.__name__ == "AnyType":
                raise LeftOut("it writes no type of a whole message")
            else:
                arguments = [filler.simple(body, message.body.name)]
        if message is not None and message.header is not None and message.header.type._element:
            parts = message.header.type.elements
            fields["_soapheaders"] = {n: filler.value(e.type, n) for n, e in parts}
        return arguments, fields

    def envelope(self, message, variant):
        arguments, fields = self.arguments(message, variant)
        return message.serialize(*arguments, **fields).content

    def check(self, variant):
        request, response = self.operation.input, self.operation.output
        is_one_way = response is None
        try:
            arguments, fields = self.arguments(request, variant)
            request.serialize(*arguments, **dict(fields))
            answer = None if is_one_way else self.envelope(response, variant)
        except LeftOut:
            raise
        except Exception as error:
            raise LeftOut(f"{type(error).__name__}: {error}")
        self.answer(202 if is_one_way else 200, answer)
        self.call(arguments, fields)
        values = self.relay.values(self.set)
        if "error" in values:
            raise Finding(f"the client refuses: {values['error']}")
        self.compare("request", self.sent(), self.body(self.answerer.request), request)
        self.compare_values("request", self.sent(), request, values.get("input"))
        if not is_one_way:
            self.compare("response", answer, self.received(), response)
            self.compare_values("response", answer, response, values.get("output"))

    def check_fault(self, message, variant):
        """A fault of a type arrives as it was sent, and as that type in between."""
        ((_, part),) = message.parts.items()
        detail = etree.Element("detail")
        try:
            arguments, fields = self.arguments(self.operation.input, variant)
            self.operation.input.serialize(*arguments, **dict(fields))
            value = self.filler(variant).value(part.element.type, part.element.name)
            part.element.render(detail, value)
        except LeftOut:
            raise
        except Exception as error:
            raise LeftOut(f"{type(error).__name__}: {error}")
        self.answer(500, self.fault(detail[0]))
        try:
            self.call(arguments, fields)
            raise Finding("the fault does not arrive")
        except Fault as fault:
            if fault.detail is None:
                raise Finding(f"the fault has no detail: {fault.message}")
            found = agreement.difference(
                agreement.canonical(detail[0]), agreement.canonical(fault.detail[0])
            )
        values = self.relay.values(self.set)
        if found:
            raise Finding(f"the detail of the fault {found}")
        if "fault" not in values:
            raise Finding(f"the fault has no type: {values.get('error')}")
        expected = part.element.parse(detail[0], self.client.wsdl.types)
        found = agreement.disagreement(expected, values["fault"]["detail"], part.element.name)
        if found:
            raise Finding(f"the detail has other values: {found}")

    def fault(self, content):
        namespace = SOAP[self.is_version12]
        envelope = etree.Element(f"{{{namespace}}}Envelope", nsmap={"s": namespace})
        fault = etree.SubElement(etree.SubElement(envelope, f"{{{namespace}}}Body"), f"{{{namespace}}}Fault")
        if self.is_version12:
            code = etree.SubElement(fault, f"{{{namespace}}}Code")
            etree.SubElement(code, f"{{{namespace}}}Value").text = "s:Sender"
            reason = etree.SubElement(fault, f"{{{namespace}}}Reason")
            etree.SubElement(reason, f"{{{namespace}}}Text").text = "refused"
            detail = etree.SubElement(fault, f"{{{namespace}}}Detail")
        else:
            etree.SubElement(fault, "faultcode").text = "s:Client"
            etree.SubElement(fault, "faultstring").text = "refused"
            detail = etree.SubElement(fault, "detail")
        detail.append(etree.fromstring(etree.tostring(content)))
        return envelope

    def answer(self, status, envelope):
        media_type = "application/soap+xml" if self.is_version12 else "text/xml"
        body = b"" if envelope is None else etree.tostring(envelope)
        self.answerer.request = None
        self.answerer.answer = (status, media_type + "; charset=utf-8", body)

    def call(self, arguments, fields):
        try:
            self.service[self.described["operation"]](*arguments, **fields)
        except Fault as fault:
            if self.answerer.answer[0] == 500:
                raise
            raise Finding(f"the server refuses: {fault.message}")
        except AttributeError:
            pass  # zeep cannot unwrap a result that is a text alone; it has the message all the same.
        except Exception as error:
            raise Finding(f"zeep does not understand the answer: {type(error).__name__}: {error}")

    def sent(self):
        return self.history.last_sent["envelope"]

    def received(self):
        if self.history.last_received is None:
            raise Finding("the server answers nothing")
        return self.history.last_received["envelope"]

    @staticmethod
    def body(message):
        if message is None:
            raise Finding("the client sends nothing")
        return etree.fromstring(message)

    def compare(self, what, expected, found, message):
        for part in ("Header", "Body"):
            path = f"{{{SOAP[self.is_version12]}}}{part}"
            one, other = self.section(expected, path), self.section(found, path)
            found_difference = agreement.difference(one, other)
            if found_difference:
                raise Finding(f"the {what} has {found_difference}")

    @staticmethod
    def section(envelope, path):
        """The Header or the Body, without the addresses that zeep adds by itself."""
        found = envelope.find(path)
        name, attributes, text, children = agreement.canonical(
            etree.Element(path) if found is None else found
        )
        return name, attributes, text, tuple(c for c in children if not c[0].startswith(ADDRESSING))

    def compare_values(self, what, envelope, message, values):
        body = envelope.find(f"{{{SOAP[self.is_version12]}}}Body")
        if message.body is None or not len(body):
            return
        try:
            expected = message.body.parse(body[0], self.client.wsdl.types)
        except LeftOut:
            raise
        except Exception as error:
            raise LeftOut(f"{type(error).__name__}: {error}")
        found = agreement.disagreement(expected, values or {})
        if found:
            raise Finding(f"Swift reads other values in the {what}: {found}")


class Report:
    def __init__(self):
        self.findings = collections.OrderedDict()
        self.left_out = collections.Counter()
        self.operations, self.sets, self.messages = set(), set(), collections.Counter()

    def print(self):
        for reason in self.left_out:
            print(f"interop: zeep does not manage {reason}"[:150])
        for finding, what in self.findings.items():
            print(f"interop: {finding} ({what})")
        print(
            f"interop: zeep and Swift agree on {len(self.operations)} operations of"
            f" {len(self.sets)} sets: {self.messages['call']} calls and {self.messages['fault']} faults"
        )

    def is_good(self, operations):
        """Whether nothing was found, and enough was looked at."""
        ours = {(name, described["operation"]) for name in OURS for described in operations[name]}
        is_enough = ours <= self.operations and not any(r.startswith(OURS) for r in self.left_out)
        if len(operations) > len(OURS):
            is_enough = is_enough and len(self.operations) >= 100 and len(self.sets) >= 40
        if not is_enough:
            print("interop: zeep and Swift were to agree on more than that")
        return is_enough and not self.findings

    def run(self, set_name, operation, what, check):
        """Runs one check; says whether it was made at all."""
        try:
            check()
        except LeftOut as reason:
            self.left_out[f"{set_name} {operation}: {reason}"] += 1
            return
        except Finding as finding:
            self.findings.setdefault(f"{set_name} {operation}: {finding}", what)
            return
        self.messages[what.split()[0]] += 1
        self.operations.add((set_name, operation))
        self.sets.add(set_name)


def check_set(report, relay, answerer, name, operations):
    folder = pathlib.Path(os.environ["INTEROP_SPECS"], name)
    files = [f for f in sorted(folder.rglob("*")) if f.suffix in (".wsdl", ".xml", ".xsd")]
    documents = {str(f): etree.parse(f) for f in files}
    facets = Facets(documents.values())
    missing = {described["operation"] for described in operations}
    for wsdl in [f for f, document in documents.items() if document.getroot().tag == DEFINITIONS]:
        history = HistoryPlugin()
        try:
            client = Client(wsdl, plugins=[history], settings=Settings(strict=True))
        except Exception as error:
            report.left_out[f"{name}: {type(error).__name__}: {error}"] += 1
            return
        for described in operations:
            try:
                check = OperationCheck(relay, answerer, name, described, client, history, facets)
            except LeftOut:
                continue  # It is in another file.
            missing.discard(described["operation"])
            for variant in range(VARIANTS):
                history._buffer.clear()
                report.run(name, described["operation"], f"call {variant}", lambda: check.check(variant))
            if not described["hasFaults"]:
                continue
            for message in check.operation.abstract.fault_messages.values():
                for variant in range(VARIANTS):
                    history._buffer.clear()
                    report.run(
                        name, described["operation"], f"fault {variant}",
                        lambda: check.check_fault(message, variant),
                    )
    for operation in missing:
        report.left_out[f"{name} {operation}: it does not find the operation"] += 1


def main():
    logging.disable(logging.CRITICAL)
    answerer = Answerer()
    relay = Relay(answerer.url)
    report = Report()
    all_operations = relay.get("/operations")
    for name, operations in sorted(all_operations.items()):
        check_set(report, relay, answerer, name, operations)
    relay.stop()
    report.print()
    return not report.is_good(all_operations)


if __name__ == "__main__":
    sys.exit(main())
