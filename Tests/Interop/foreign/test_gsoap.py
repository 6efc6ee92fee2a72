"""Lets the client of gSOAP call the server of gSOAP through the relay.

So the client of gSOAP stands against our server, and our client against the server of gSOAP. Both ends
check what they get; here is checked what Swift has in between. INTEROP_GSOAP is the program of both
ends, which gSOAP has made of market.wsdl.
"""

import os
import subprocess
import unittest

from relay import Relay

WEIRD = "bl\u00e5b\u00e6r \u2013 \u20ac \u6f22\u5b57 <&> ]]> \"'"
PRICE = {"value": "12345678901234.5678", "currency": "NOK", "perUnit": "square-metre"}


class GSOAPTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        program = os.environ["INTEROP_GSOAP"]
        cls.server = subprocess.Popen([program, "serve"], stdout=subprocess.PIPE, text=True)
        cls.relay = Relay(cls.server.stdout.readline().strip())

    @classmethod
    def tearDownClass(cls):
        cls.relay.stop()
        cls.server.terminate()
        cls.server.wait(30)

    def call(self, case):
        """Makes a call; returns the values that Swift had."""
        url = self.relay.url + "/SetMarket/trade/market"
        program = os.environ["INTEROP_GSOAP"]
        client = subprocess.run([program, "call", url, case], capture_output=True, text=True)
        if client.returncode:
            self.fail(f"the client of gSOAP ends with {client.returncode}:\n{client.stdout}")
        return self.relay.values("SetMarket")

    def test_each_part_of_a_choice(self):
        voucher = {"code": "V-1", "valid": "2024-12-31"}
        ways = {"card": "1234", "account": "-9007199254740993", "voucher": voucher}
        for way, value in ways.items():
            with self.subTest(way=way):
                payment = self.call(way)["input"]["payment"]
                self.assertEqual(payment["choice"], {"#choice": {way: value}})

    def test_attributes_and_extensions(self):
        book, plain = (line["goods"] for line in self.call("card")["input"]["line"])
        self.assertEqual(book["price"], PRICE)
        self.assertEqual((book["id"], book["edition"], book["isbn"]), ("7", "255", "978-3"))
        self.assertNotIn("pages", book)
        self.assertEqual(plain, {"name": "plain", "id": "7", "price": PRICE})

    def test_a_fault_is_of_its_type(self):
        fault = self.call("sold out")["fault"]
        self.assertEqual((fault["detail"]["id"], fault["detail"]["until"]), ("7", "2030-01-31"))
        self.assertEqual(fault["detail"]["instead"][1]["sort"], ["red", WEIRD])
        self.assertEqual(fault["fault"]["reason"], "no: <&> \u00e6")
        self.assertEqual(self.call("refused")["fault"]["detail"], WEIRD)

    def test_a_repeated_choice_keeps_its_order(self):
        search = self.call("search")["input"]["criteria"]
        names = [name for part in search["choice"] for name in part["#choice"]]
        self.assertEqual(names, ["word", "range", "id", "word"])

    def test_elements_of_other_namespaces(self):
        self.assertEqual(len(self.call("remark")["input"]["remark"]["otherElements"]), 1)

    def test_numbers_and_times(self):
        weigh = self.call("weigh")["input"]
        self.assertEqual((weigh["weight"], weigh["steps"]), ("0.1", "-9007199254740993"))
        self.assertNotIn("unit", weigh)

    def test_an_operation_without_a_response(self):
        self.call("announce")


if __name__ == "__main__":
    unittest.main()
