/// Schemas that grow.
extension ScaleCase {
  private static let namespace = "http://www.superoffice.net/ws/crm/NetServer/Services88"

  static let schemas: [ScaleCase] = [
    conflicts,
    schema("operations", types: { _ in "" }, operations: { $0 }),
    schema("a chain of types") { count in
      each(count) { type($0, [("N", $0 < count - 1 ? "t:T\($0 + 1)" : "xs:string")]) }
    },
    schema("types in a circle") { count in
      each(count) {
        type($0, [("N", "t:T\(($0 + 1) % count)"), ("M", "t:T\(($0 * 7 + 3) % count)")])
      }
    },
    schema("fields of a type") { count in
      type(0, (0..<count).map { ("F\($0)", "xs:string") })
    },
    schema("a chain of extensions") { count in
      each(count) { type($0, [("F\($0)", "xs:string")], extending: $0 < count - 1 ? $0 + 1 : nil) }
    },
    schema("extensions in a circle") { count in
      each(count) { type($0, [("F\($0)", "xs:string")], extending: ($0 + 1) % count) }
    },
    schema("extensions of one type") { count in
      type(0, [("A", "xs:string")])
        + each(count) { type($0 + 1, [("F\($0)", "xs:string")], extending: 0) }
    },
    schema("members of an enumeration") { count in
      "<xs:simpleType name=\"T0\"><xs:restriction base=\"xs:string\">"
        + each(count) { "<xs:enumeration value=\"M\($0)\"/>" } + "</xs:restriction></xs:simpleType>"
    },
    schema("names that clash") { count in
      type(0, (0..<growing(count)).map { ("a" + "_".times($0), "xs:string") })
    },
    schema("types whose names clash") { count in
      let numbers = 0..<growing(count)
      let names = numbers.map { "N" + "_".times($0) }
      return names.map { "<xs:complexType name=\"\($0)\"><xs:sequence/></xs:complexType>" }.joined()
        + type(0, numbers.map { ("F\($0)", "t:" + names[$0]) })
    },
    schema("enumerations") { count in
      each(count) {
        "<xs:simpleType name=\"E\($0)\"><xs:restriction base=\"xs:string\">"
          + "<xs:enumeration value=\"A\"/></xs:restriction></xs:simpleType>"
      } + type(0, (0..<count).map { ("F\($0)", "t:E\($0)") })
    },
    schema("types that nobody defines") { count in
      type(0, (0..<count).map { ("F\($0)", "t:X\($0)") })
    },
    schema("prefixes and references") { count in
      let fields = (0..<count).map { ("F\($0)", "xs:string") }
      return type(0, fields).replacingOccurrences(
        of: "<xs:complexType",
        with: "<xs:complexType "
          + each(min(count, 400)) { "xmlns:p\($0)=\"u\($0)\" " })
    },
    schema("a comment") { type(0, [("A", "xs:string")]) + "<!--" + "word ".times($0) + "-->" },
    foreign("a chain of restrictions") { count in
      type(0, (0..<count).map { ("F\($0)", "t:S\($0)") }) + restrictions(count, in: count)
    },
    foreign("chains of restrictions") { count in
      type(0, (0..<count).map { ("F\($0)", "t:S\($0)") }) + restrictions(count, in: 20)
    },
    foreign("fields of a simple type with patterns") { count in
      type(0, (0..<count).map { ("F\($0)", "t:S") })
        + simpleType("string", facet: "pattern", count: count)
    },
    foreign("fields of a simple type with values") { count in
      type(0, (0..<count).map { ("F\($0)", "t:S") })
        + simpleType("int", facet: "enumeration", count: count)
    },
    documented("words") { "word ".times($0) },
    documented("markup") { "word &lt;b&gt;x&lt;/b&gt; ".times($0) },
    documented("references") { "&lt;see cref=\"T:A.B\"&gt;x&lt;/see&gt; ".times($0) },
    documented("brackets") { "![[]()".times($0) },
  ]

  /// Simple types, each of which restricts the next one; every chain of them has the same length.
  private static func restrictions(_ count: Int, in length: Int) -> String {
    each(count) { number in
      let isLast = (number + 1) % length == 0 || number == count - 1
      let base = isLast ? "xs:string" : "t:S\(number + 1)"
      return "<xs:simpleType name=\"S\(number)\"><xs:restriction base=\"\(base)\">"
        + "<xs:pattern value=\"[a-z]+\"/></xs:restriction></xs:simpleType>"
    }
  }

  private static func simpleType(_ base: String, facet: String, count: Int) -> String {
    "<xs:simpleType name=\"S\"><xs:restriction base=\"xs:\(base)\">"
      + each(count) { "<xs:\(facet) value=\"\($0)\"/>" } + "</xs:restriction></xs:simpleType>"
  }

  /// Two documents that define each type differently.
  private static let conflicts = ScaleCase.tool("WSDL: types that differ between documents") {
    count in
    func document(_ scalar: String) -> String {
      Self.document(each(count) { type($0, [("F", "xs:\(scalar)")]) }, operations: 1, type: "t:T0")
    }
    return ["specs/a.wsdl": document("string"), "specs/b.wsdl": document("int")]
  }

  private static func type(
    _ number: Int, _ fields: [(name: String, type: String)], extending base: Int? = nil
  ) -> String {
    let elements = fields.map {
      "<xs:element minOccurs=\"0\" name=\"\($0.name)\" type=\"\($0.type)\"/>"
    }.joined()
    let sequence = "<xs:sequence>\(elements)</xs:sequence>"
    let content =
      base.map {
        "<xs:complexContent><xs:extension base=\"t:T\($0)\">\(sequence)</xs:extension></xs:complexContent>"
      } ?? sequence
    return "<xs:complexType name=\"T\(number)\">\(content)</xs:complexType>"
  }

  private static func schema(
    _ name: String, types: @escaping @Sendable (Int) -> String,
    operations: @escaping @Sendable (Int) -> Int = { _ in 1 }
  ) -> ScaleCase {
    .tool("WSDL: \(name)", from: 100) { count in
      let hasType = !types(1).isEmpty
      return [
        "specs/u.wsdl": document(
          types(count), operations: operations(count), type: hasType ? "t:T0" : "xs:string")
      ]
    }
  }

  /// Types of a service that the documentation does not have, where facets count.
  private static func foreign(
    _ name: String, types: @escaping @Sendable (Int) -> String
  ) -> ScaleCase {
    .tool("WSDL: \(name)", from: 100) { count in
      let text = document(types(count), operations: 1, type: "t:T0")
      return ["specs/u.wsdl": text.replacing(namespace, with: "urn:scale")]
    }
  }

  /// A WSDL with documentation of its only operation.
  private static func documented(
    _ name: String, _ text: @escaping @Sendable (Int) -> String
  ) -> ScaleCase {
    .tool("WSDL: documentation: \(name)") { count in
      let plain = document("", operations: 1, type: "xs:string")
      return [
        "specs/u.wsdl": plain.replacing(
          "<wsdl:operation name=\"Op0\"><wsdl:input message",
          with: "<wsdl:operation name=\"Op0\"><wsdl:documentation>" + text(count)
            + "</wsdl:documentation><wsdl:input message")
      ]
    }
  }

  private static func document(_ types: String, operations: Int, type: String) -> String {
    """
    <?xml version="1.0"?><wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" \
    xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:xs="http://www.w3.org/2001/XMLSchema" \
    xmlns:t="\(namespace)" targetNamespace="\(namespace)"><wsdl:types>\
    <xs:schema elementFormDefault="qualified" targetNamespace="\(namespace)">\(types)\
    \(each(operations) { wrapper("Op\($0)", field: "A", type: type) + wrapper("Op\($0)Response", field: "Response", type: "xs:string") })\
    </xs:schema></wsdl:types>\
    \(each(operations) { message("Op\($0)", suffix: "I", element: "Op\($0)") + message("Op\($0)", suffix: "O", element: "Op\($0)Response") })\
    <wsdl:portType name="User">\(each(operations) { portOperation("Op\($0)") })</wsdl:portType>\
    <wsdl:binding name="B" type="t:User">\
    <soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>\
    \(each(operations) { boundOperation("Op\($0)") })</wsdl:binding>\
    <wsdl:service name="WcfUserService"><wsdl:port name="B" binding="t:B">\
    <soap:address location="http://x/Remote/Services88/User.svc"/></wsdl:port></wsdl:service>\
    </wsdl:definitions>
    """
  }

  private static func wrapper(_ name: String, field: String, type: String) -> String {
    "<xs:element name=\"\(name)\"><xs:complexType><xs:sequence><xs:element minOccurs=\"0\" "
      + "name=\"\(field)\" type=\"\(type)\"/></xs:sequence></xs:complexType></xs:element>"
  }

  private static func message(_ name: String, suffix: String, element: String) -> String {
    "<wsdl:message name=\"\(name)\(suffix)\"><wsdl:part name=\"parameters\" "
      + "element=\"t:\(element)\"/></wsdl:message>"
  }

  private static func portOperation(_ name: String) -> String {
    "<wsdl:operation name=\"\(name)\"><wsdl:input message=\"t:\(name)I\"/>"
      + "<wsdl:output message=\"t:\(name)O\"/></wsdl:operation>"
  }

  private static func boundOperation(_ name: String) -> String {
    "<wsdl:operation name=\"\(name)\"><soap:operation soapAction=\"\(namespace)/User/\(name)\" "
      + "style=\"document\"/><wsdl:input><soap:body use=\"literal\"/></wsdl:input><wsdl:output>"
      + "<soap:body use=\"literal\"/></wsdl:output></wsdl:operation>"
  }
}
