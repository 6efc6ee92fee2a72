"""Calls the token operations with zeep, which knows the service from its WSDL alone.

The server's URL is in INTEROP_URL, the public key of its gateway in INTEROP_PUBLIC_KEY. Sealed
boxes are made by PyNaCl.
"""

import base64
import os
import unittest

from lxml import etree
from nacl.public import PublicKey, SealedBox
from zeep import Client, xsd
from zeep.exceptions import Fault
from zeep.plugins import HistoryPlugin
from zeep.wsa import WsAddressingPlugin

SERVICE = os.environ["INTEROP_URL"] + "/Remote/Services88/User.svc"
NAMESPACE = "http://www.superoffice.net/ws/crm/NetServer/Services88"
SOAP = "http://schemas.xmlsoap.org/soap/envelope/"

GATEWAY = SealedBox(PublicKey(base64.b64decode(os.environ["INTEROP_PUBLIC_KEY"])))

HEADER = {
    "ApplicationToken": "1234567-1234-9876",
    "Credentials": {"Ticket": "7T:æøå"},
    "TimeZone": {"SoTimeZoneId": 7, "SoTimeZoneLocationCode": "NO"},
}

VALUES = {
    "ascii": "plain",
    "non-ASCII": "blåbærsyltetøy – € 漢字 \U0001f600 \u00a0",
    "markup": "<a href=\"x\">&amp; ]]> 'y'</a>",
    "white space": "  two\n\tlines\r\nand more  ",
    "100 KB": "0123456789æ" * (100 * 1024 // 12 + 1),
}


def seal(token):
    return base64.b64encode(GATEWAY.encrypt(token.encode())).decode()


class SOAPTests(unittest.TestCase):
    def setUp(self):
        self.history = HistoryPlugin()
        self.client = Client(SERVICE + "?wsdl", plugins=[self.history])
        self.tokens = self.client.get_type(f"{{{NAMESPACE}}}TokenManagementInfo")

    def call(self, operation, *arguments, header=HEADER):
        return self.client.service[operation](*arguments, _soapheaders=header)

    def save(self, operation, **fields):
        key = self.call(operation, self.tokens(**fields)).body.Response
        self.assertTrue(key)
        return key

    def round_trip(self, operation, **fields):
        """What comes back of tokens that are saved with one operation."""
        return self.call("GetExternalTokens", self.save(operation, **fields)).body.Response

    def received(self, path):
        """The elements of the last response at a path below its envelope."""
        return self.history.last_received["envelope"].findall(
            path, {"s": SOAP, "t": NAMESPACE}
        )

    # Values

    def test_values_survive(self):
        senders = {"SaveExternalTokens": str, "DecryptAndSaveExternalTokens": seal}
        for operation, sent in senders.items():
            for name, value in VALUES.items():
                with self.subTest(operation=operation, value=name):
                    tokens = self.round_trip(
                        operation,
                        Provider="ERP",
                        AccessToken=sent(value),
                        RefreshToken=sent(value[::-1]),
                    )
                    self.assertEqual(tokens.Provider, "ERP")
                    self.assertEqual(tokens.AccessToken, value)
                    self.assertEqual(tokens.RefreshToken, value[::-1])

    def test_empty_is_not_null(self):
        self.round_trip("SaveExternalTokens", Provider="", AccessToken=xsd.Nil)
        (response,) = self.received("s:Body/t:GetExternalTokensResponse/t:Response")
        self.assertEqual([child.tag for child in response], [f"{{{NAMESPACE}}}Provider"])
        self.assertFalse(response[0].text)
        self.assertFalse(response[0].attrib)

    def test_null_parameters_and_results(self):
        for missing in (None, xsd.Nil, "", "no such key"):
            with self.subTest(key=missing):
                self.assertIsNone(self.call("GetExternalTokens", missing).body.Response)

    def test_objects_flags_and_dictionaries_survive(self):
        properties = {
            "FieldPropertyDictionaryKeyValuePair": [
                {"Key": "æ", "Value": {"FieldRight": {"Mask": ["Read", "Unheard"]}}},
                {"Key": "ø", "Value": {"FieldType": "text", "FieldLength": -7}},
            ]
        }
        tokens = self.round_trip(
            "SaveExternalTokens",
            TableRight={"Mask": ["Select", "Update"], "Reason": "because"},
            FieldProperties=properties,
        )
        self.assertEqual(tokens.TableRight.Mask, ["Select", "Update"])
        self.assertEqual(tokens.TableRight.Reason, "because")
        first, second = tokens.FieldProperties.FieldPropertyDictionaryKeyValuePair
        self.assertEqual((first.Key, first.Value.FieldRight.Mask), ("æ", ["Read", "Unheard"]))
        self.assertEqual((second.Key, second.Value.FieldLength), ("ø", -7))

    def test_a_box_that_cannot_be_opened_is_refused(self):
        for box in ("plain", base64.b64encode(bytes(100)).decode()):
            with self.subTest(box=box), self.assertRaises(Fault) as raised:
                self.call("DecryptAndSaveExternalTokens", self.tokens(AccessToken=box))
            self.assertEqual(raised.exception.code, "soap:Client")

    # Headers

    def test_header_of_a_response(self):
        header = self.call("GetExternalTokens", "no such key").header
        self.assertIs(header.Succeeded, True)
        self.assertIsNone(header.ExceptionInfo)
        self.assertEqual(header.TimeZone.SoTimeZoneId, 7)
        self.assertEqual(header.TimeZone.SoTimeZoneLocationCode, "NO")

    def test_header_parts_are_optional(self):
        response = self.call("GetExternalTokens", "no such key", header=None)
        self.assertIs(response.header.Succeeded, True)
        self.assertIsNone(response.header.TimeZone)

    def test_addressing_is_ignored(self):
        client = Client(SERVICE + "?wsdl", plugins=[WsAddressingPlugin()])
        response = client.service.GetExternalTokens("no such key", _soapheaders=HEADER)
        self.assertIs(response.header.Succeeded, True)

    # Faults

    def test_a_refusal_is_a_fault_with_exception_info(self):
        with self.assertRaises(Fault) as raised:
            self.call("SaveExternalTokens", None)
        self.assertEqual(raised.exception.code, "soap:Client")
        self.assertTrue(raised.exception.message)
        self.assertEqual(self.header_part("Succeeded"), False)
        info = self.header_part("ExceptionInfo")
        self.assertEqual(info.Message, raised.exception.message)
        self.assertEqual(self.header_part("TimeZone").SoTimeZoneLocationCode, "NO")

    def test_an_unknown_mandatory_header_is_a_fault(self):
        part = etree.Element("{urn:unknown}Part")
        part.set(f"{{{SOAP}}}mustUnderstand", "1")
        with self.assertRaises(Fault) as raised:
            self.call("GetExternalTokens", "x", header=[part])
        self.assertEqual(raised.exception.code, "soap:MustUnderstand")

    def header_part(self, name):
        """A part of the last response's header, read as the WSDL describes it."""
        (part,) = self.received(f"s:Header/t:{name}")
        element = self.client.get_element(f"{{{NAMESPACE}}}{name}")
        return element.parse(part, self.client.wsdl.types)


class WSDLTests(unittest.TestCase):
    def test_names_are_those_of_the_documentation(self):
        client = Client(SERVICE + "?singleWsdl")
        service = client.bind("WcfUserService", "BasicHttpBinding_User")
        self.assertEqual(service._binding_options["address"], SERVICE)
        operations = sorted(name for name, _ in service)
        self.assertEqual(
            operations,
            ["DecryptAndSaveExternalTokens", "GetExternalTokens", "SaveExternalTokens"],
        )


if __name__ == "__main__":
    unittest.main()
