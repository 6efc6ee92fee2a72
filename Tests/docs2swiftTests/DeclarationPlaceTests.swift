import Foundation
import TestSupport
import Testing

@testable import Generator
@testable import docs2swift

/// A change is reported where it was made.
struct DeclarationPlaceTests {
  /// Each declaration has a line of its own, so the changed line is known.
  @Test(arguments: 0..<12) func aChangeOfAWSDLIsAtItsLine(seed: Int) throws {
    var random = SeededGenerator(UInt64(seed))
    let quay = RandomQuay(using: &random)
    for edit in quay.text.edits.shuffled(using: &random).prefix(5) {
      try check(edit, of: quay.text)
    }
  }

  @Test(arguments: 0..<4) func anotherNamespaceIsAChangeOfEveryFile(seed: Int) throws {
    var random = SeededGenerator(UInt64(seed))
    let text = RandomQuay(using: &random).text
    let folder = try TemporaryFolder()
    for (side, namespace) in [("old", "urn:quay"), ("new", "urn:pier")] {
      try text.write(to: folder, side) { $0.replacing("urn:quay", with: namespace) }
    }
    let report = try Report(in: folder, "old", "new")
    #expect(!report.findings.isEmpty)
    #expect(report.pages["noise"] == 0, "\(report.pages)")
    #expect(report.pages["interface"] == text.pageCount, "\(report.pages)")
  }

  /// One name is that of parts of several operations and types.
  @Test func aChangeOfASwaggerFileIsAtItsLine() throws {
    let text = ShopSwagger().text
    for edit in text.edits { try check(edit, of: text) }
  }

  /// Headers, media types and statuses are rows of tables.
  @Test func aChangeOfARESTPageIsAtItsRow() throws {
    let page = GoldenCase.root.appending(
      path: "library/specs/restful/agent/Library_Agent/v1LibraryAgent_GetBook.md")
    let file = "restful/agent/Library_Agent/v1LibraryAgent_GetBook.md"
    var text = EditableText()
    for line in try String(contentsOf: page, encoding: .utf8).components(separatedBy: "\n") {
      if line.hasPrefix("| SO-AppToken") {
        text.addRemovable(file, line)
      } else if line.hasPrefix("| Content-Type") || line.hasPrefix("| Accept ") {
        text.add(file, line, replacing: ", `text/json`", with: "")
      } else {
        text.add(file, line)
      }
      if line.hasPrefix("| 200") { text.addRemovable(file, "| 404 | There is none |") }
    }
    try #require(text.edits.count == 4)
    for edit in text.edits { try check(edit, of: text) }
  }

  /// Versions of the documentation have a WSDL for each service, in one namespace.
  @Test func aChangeIsInTheWSDLOfItsService() throws {
    var text = EditableText()
    for service in ["Depot", "Attic"] {
      let page = GoldenCase.root.appending(
        path: "library-wsdl/specs/soap/Services88/Services88-Depot.md")
      let definition = try String(contentsOf: page, encoding: .utf8).split(separator: "```")[1]
        .dropFirst("xml\n".count).replacing("Depot", with: service)
      let file = "WSDL-Services88-\(service).xml"
      for line in definition.components(separatedBy: "\n") {
        if line.contains("soapAction=") {
          text.add(file, line, replacing: "soapAction=\"", with: "soapAction=\"urn:other:")
        } else {
          text.add(file, line)
        }
      }
    }
    try #require(!text.edits.isEmpty)
    for edit in text.edits { try check(edit, of: text) }
  }

  private func check(_ edit: EditableText.Edit, of text: EditableText) throws {
    let folder = try TemporaryFolder()
    try text.write(to: folder, "old")
    try text.write(to: folder, "new", edit)
    try check(edit, of: try Report(in: folder, "old", "new"), old: "old", new: "new")
    // A removal is an addition in the other direction.
    try check(edit, of: try Report(in: folder, "new", "old"), old: "new", new: "old")
  }

  private func check(
    _ edit: EditableText.Edit, of report: Report, old oldSide: String, new newSide: String
  ) throws {
    #expect(!report.findings.isEmpty, "\(edit)")
    let old = Report.Place(file: "\(oldSide)/\(edit.file)", line: edit.line)
    let new = Report.Place(file: "\(newSide)/\(edit.file)", line: edit.line)
    for finding in report.findings {
      if edit.isRemoval {
        #expect(finding.places.contains(oldSide == "old" ? old : new), "\(edit): \(finding)")
      } else {
        #expect(finding.places == [new, old], "\(edit): \(finding)")
      }
      // Nothing is at the top of a file.
      #expect(finding.places.allSatisfy { $0.line > 3 }, "\(edit): \(finding)")
    }
    #expect(report.pages["interface"] == 1, "\(edit): \(report.pages)")
    #expect(report.pages["noise"] == 0, "\(edit): \(report.pages)")
  }
}

/// The places of all findings, and the counts of the files.
private struct Report {
  struct Place: Equatable, CustomStringConvertible {
    var file: String
    var line: Int
    var description: String { "\(file):\(line)" }
  }

  struct Finding {
    var message: String
    /// The place itself, then what it was.
    var places: [Place]
  }

  var findings: [Finding] = []
  var pages: [String: Int] = [:]

  init(in folder: TemporaryFolder, _ old: String, _ new: String) throws {
    let sarif = try Self.run("sarif", [old, new], in: folder)
    let runs = try #require(sarif["runs"] as? [[String: Any]])
    for result in runs[0]["results"] as? [[String: Any]] ?? [] {
      let message = result["message"] as? [String: Any]
      let places = ["locations", "relatedLocations"].flatMap { key in
        (result[key] as? [[String: Any]] ?? []).compactMap(Self.place)
      }
      findings.append(Finding(message: message?["text"] as? String ?? "", places: places))
    }
    let json = try Self.run("json", [old, new], in: folder)
    let summary = try #require(json["summary"] as? [String: Any])
    pages = (summary["pages"] as? [String: Any] ?? [:]).compactMapValues { $0 as? Int }
  }

  private static func run(
    _ report: String, _ sides: [String], in folder: TemporaryFolder
  ) throws -> [String: Any] {
    let run = ToolRun(
      ["diff"] + sides + ["--report", report, "--fail-on", "never"], in: folder.path)
    try #require(run.exitCode == .success, "\(run.errorOutput)")
    return try #require(
      JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
  }

  private static func place(_ location: [String: Any]) -> Place? {
    let physical = location["physicalLocation"] as? [String: Any]
    let artifact = physical?["artifactLocation"] as? [String: Any]
    let region = physical?["region"] as? [String: Any]
    guard let file = artifact?["uri"] as? String else { return nil }
    return Place(file: file, line: region?["startLine"] as? Int ?? 0)
  }
}

/// Files, and what can be changed in their lines.
private struct EditableText {
  struct Edit: CustomStringConvertible {
    var file: String
    var line: Int
    var text: String
    /// Removes the line, but not its end.
    var isRemoval: Bool { text.isEmpty }
    var description: String { "\(file):\(line): \(text)" }
  }

  private var files: [String: [String]] = [:]
  private(set) var edits: [Edit] = []

  mutating func add(_ file: String, _ lines: [String]) { files[file, default: []] += lines }

  mutating func add(_ file: String, _ lines: String...) { add(file, lines) }

  /// Adds a line in which a text can be replaced.
  mutating func add(_ file: String, _ line: String, replacing old: String, with new: String) {
    add(file, line)
    let text = line.replacingOccurrences(of: old, with: new)
    edits.append(Edit(file: file, line: files[file, default: []].count, text: text))
  }

  mutating func addRemovable(_ file: String, _ line: String) {
    add(file, line, replacing: line, with: "")
  }

  /// Adds a file of another text, with its edits.
  mutating func append(_ part: String, of other: EditableText, to file: String) {
    let start = files[file, default: []].count
    add(file, other.files[part] ?? [])
    for var edit in other.edits where edit.file == part {
      edit.file = file
      edit.line += start
      edits.append(edit)
    }
  }

  var pageCount: Int { files.keys.count { $0 != "docs2swift.json" } }

  func write(
    to folder: TemporaryFolder, _ side: String, _ translate: (String) -> String
  ) throws {
    for (file, lines) in files {
      try folder.write(translate(lines.joined(separator: "\n")), to: "\(side)/\(file)")
    }
  }

  func write(to folder: TemporaryFolder, _ side: String, _ edit: Edit? = nil) throws {
    for (file, lines) in files {
      var lines = lines
      if let edit, edit.file == file { lines[edit.line - 1] = edit.text }
      try folder.write(lines.joined(separator: "\n"), to: "\(side)/\(file)")
    }
  }
}

/// A Swagger file whose operations and definitions share the names of their parts.
private struct ShopSwagger {
  private(set) var text = EditableText()
  private let file = "openapi/rest/Swagger-v1-Shop.json"

  init() {
    text.add(file, "{", #""swagger": "2.0", "info": { "version": "v1", "title": "Shop" },"#)
    text.add(file, #""paths": {"#)
    for (index, name) in ["GetShop", "GetStock", "Close"].enumerated() {
      addOperation(name, isLast: index == 2)
    }
    text.add(file, "},", #""definitions": {"#)
    for (index, name) in ["Shop", "Stock", "Town"].enumerated() {
      text.add(file, #""Example.\#(name)": {"#, #""type": "object", "properties": {"#)
      text.add(file, #""Name": { "type": "string" },"#, replacing: "string", with: "boolean")
      text.addRemovable(file, #""Note": { "type": "string" },"#)
      text.add(file, #""State": {"#, #""type": "string","#, #""enum": ["#, #""New","#)
      text.addRemovable(file, #""Open\#(name)","#)
      text.add(file, #""Shut""#, "]", "},")
      text.add(file, #""Id": { "type": "string" }"#, replacing: "string", with: "boolean")
      text.add(file, "}", index == 2 ? "}" : "},")
    }
    text.add(file, "}", "}")
  }

  private mutating func addOperation(_ name: String, isLast: Bool) {
    let type = name == "GetStock" ? "Stock" : name == "GetShop" ? "Shop" : "Town"
    text.add(file, #""/api/v1/Shop/{id}/\#(name)": {"#, #""get": {"#, #""tags": ["Shop"],"#)
    text.add(file, #""operationId": "v1Shop_\#(name)","#, #""produces": ["#)
    text.addRemovable(file, #""text/json","#)
    text.add(file, #""application/json""#, "],", #""parameters": ["#)
    text.addRemovable(file, #"{ "name": "SO-\#(name)", "in": "header", "type": "string" },"#)
    let parameter = #"{ "name": "note", "in": "query", "type": "string" },"#
    text.add(file, parameter, replacing: #""string""#, with: #""boolean""#)
    text.add(file, #"{ "name": "sort", "in": "query", "type": "string", "enum": [ "Up","#)
    text.addRemovable(file, #""By\#(name)","#)
    text.add(file, #""Down" ] },"#)
    text.add(file, #"{ "name": "id", "in": "path", "required": true, "type": "string" }"#)
    text.add(file, "],", #""responses": {"#)
    text.addRemovable(file, #""404": { "description": "Not there" },"#)
    text.add(file, #""200": { "description": "OK", "schema": {"#)
    text.add(file, ##""$ref": "#/definitions/Example.\##(type)""##, "} }")
    text.add(file, "}", "}", isLast ? "}" : "},")
  }
}

/// A random service, in one WSDL or in several files. Operations and types share the names of their
/// parts.
private struct RandomQuay {
  private(set) var text = EditableText()
  private let isSplit: Bool
  private let types = ["Ship", "Crew", "Cargo", "Badge", "Storm"]
  private var operations: [String]

  init(using random: inout some RandomNumberGenerator) {
    isSplit = .random(using: &random)
    let hasConfiguration = Bool.random(using: &random)
    operations = Array(["Moor", "Leave", "Load", "Wait"].shuffled(using: &random).prefix(3))
    writeTypes(using: &random)
    writeMessages(using: &random)
    writePortType()
    writeBinding()
    assemble()
    if hasConfiguration { text.add("docs2swift.json", #"{ "output": "../generated" }"#) }
  }

  // MARK: Parts of files

  private mutating func addFields(
    to part: String, using random: inout some RandomNumberGenerator
  ) {
    let names = ["Id", "Name", "Note", "Since"].shuffled(using: &random)
    for name in names.prefix(.random(in: 1...4, using: &random)) {
      let line = #"<xs:element name="\#(name)" type="xs:int"/>"#
      switch Int.random(in: 0..<4, using: &random) {
      case 0: text.add(part, line, replacing: "/>", with: #" minOccurs="0"/>"#)
      case 1: text.addRemovable(part, line)
      default: text.add(part, line, replacing: "xs:int", with: "xs:string")
      }
    }
  }

  private mutating func writeTypes(using random: inout some RandomNumberGenerator) {
    for type in types {
      text.add("types", #"<xs:complexType name="\#(type)">"#, "<xs:sequence>")
      addFields(to: "types", using: &random)
      if type == "Cargo" {
        text.add("types", "<xs:choice>")
        for name in ["Tons", "Guests"] {
          text.add(
            "types", #"<xs:element name="\#(name)" type="xs:int"/>"#, replacing: "xs:int",
            with: "xs:string")
        }
        text.add("types", "</xs:choice>")
      }
      if type == "Ship" { addReferences() }
      text.add("types", "</xs:sequence>")
      if Bool.random(using: &random) {
        let line = #"<xs:attribute name="Tag" type="xs:int"/>"#
        text.add("types", line, replacing: "xs:int", with: "xs:string")
      }
      text.add("types", "</xs:complexType>")
    }
    writeReferences()
    text.add("types", #"<xs:simpleType name="Flag">"#, #"<xs:restriction base="xs:token">"#)
    // The first member is the default, which would change, too.
    text.add("types", #"<xs:enumeration value="None"/>"#)
    for member in ["Red", "Blue"] {
      text.addRemovable("types", #"<xs:enumeration value="\#(member)"/>"#)
    }
    text.add("types", "</xs:restriction>", "</xs:simpleType>")
  }

  /// A reference has a presence of its own. What it refers to has the type.
  private mutating func addReferences() {
    text.add("types", #"<xs:group ref="t:Lights"/>"#)
    let optional = #" minOccurs="0"/>"#
    text.add("types", #"<xs:element ref="t:Mast"/>"#, replacing: "/>", with: optional)
    text.add("types", #"<xs:element ref="t:Engine"/>"#)
  }

  private mutating func writeReferences() {
    let mast = #"<xs:element name="Mast" type="xs:int"/>"#
    text.add("types", mast, replacing: "xs:int", with: "xs:string")
    text.add("types", #"<xs:group name="Lights">"#, "<xs:sequence>")
    let light = #"<xs:element name="Red" type="xs:int"/>"#
    text.add("types", light, replacing: "xs:int", with: "xs:string")
    text.add("types", "</xs:sequence>", "</xs:group>")
    text.add("types", #"<xs:element name="Engine" type="xs:int" abstract="true"/>"#)
    for name in ["Diesel", "Steam"] {
      text.addRemovable(
        "types", #"<xs:element name="\#(name)" type="xs:int" substitutionGroup="t:Engine"/>"#)
    }
  }

  private mutating func writeMessages(using random: inout some RandomNumberGenerator) {
    for operation in operations {
      for suffix in ["", "Response"] {
        text.add(
          "messages", #"<xs:element name="\#(operation)\#(suffix)">"#, "<xs:complexType>",
          "<xs:sequence>")
        addFields(to: "messages", using: &random)
        text.add("messages", "</xs:sequence>", "</xs:complexType>", "</xs:element>")
      }
    }
    // One operation reaches everything.
    text.add(
      "messages", #"<xs:element name="Survey">"#, "<xs:complexType>", "<xs:sequence>")
    for type in types + ["Flag"] {
      text.add("messages", #"<xs:element name="A\#(type)" type="t:\#(type)"/>"#)
    }
    text.add("messages", "</xs:sequence>", "</xs:complexType>", "</xs:element>")
    for (name, type) in [("Pass", "t:Badge"), ("Gale", "t:Storm")] {
      text.add(
        "messages", #"<xs:element name="\#(name)" type="\#(type)"/>"#, replacing: type,
        with: "t:Ship")
    }
    text.add("messages", #"<xs:element name="Flood" type="t:Storm"/>"#)
  }

  private mutating func writePortType() {
    for operation in operations + ["Survey"] {
      text.add("port", #"<wsdl:message name="\#(operation)In">"#)
      text.add("port", #"<wsdl:part name="body" element="m:\#(operation)"/>"#)
      text.add("port", #"<wsdl:part name="pass" element="m:Pass"/>"#, "</wsdl:message>")
      if operation == "Survey" { continue }
      text.add("port", #"<wsdl:message name="\#(operation)Out">"#)
      text.add(
        "port", #"<wsdl:part name="body" element="m:\#(operation)Response"/>"#, "</wsdl:message>")
    }
    text.add("port", #"<wsdl:message name="GaleFault">"#)
    let part = #"<wsdl:part name="detail" element="m:Gale"/>"#
    text.add("port", part, replacing: "m:Gale", with: "m:Flood")
    text.add("port", "</wsdl:message>", #"<wsdl:portType name="Quay">"#)
    for operation in operations + ["Survey"] {
      text.add("port", #"<wsdl:operation name="\#(operation)">"#)
      text.add("port", #"<wsdl:input message="m:\#(operation)In"/>"#)
      if operation != "Survey" { text.add("port", #"<wsdl:output message="m:\#(operation)Out"/>"#) }
      if operation == operations[0] {
        text.addRemovable("port", #"<wsdl:fault name="Gale" message="m:GaleFault"/>"#)
      }
      text.add("port", "</wsdl:operation>")
    }
    text.add("port", "</wsdl:portType>")
  }

  private mutating func writeBinding() {
    text.add("binding", #"<wsdl:binding name="QuayBinding" type="m:Quay">"#)
    text.add("binding", #"<soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>"#)
    for operation in operations + ["Survey"] {
      text.add("binding", #"<wsdl:operation name="\#(operation)">"#)
      let action = #"<soap:operation soapAction="urn:quay/\#(operation)"/>"#
      text.add("binding", action, replacing: "urn:quay/", with: "urn:pier/")
      text.add("binding", "<wsdl:input>")
      if operation == operations[0] {
        let header = #"<soap:header message="m:\#(operation)In" part="pass" use="literal"/>"#
        text.addRemovable("binding", header)
      }
      text.add("binding", #"<soap:body parts="body" use="literal"/>"#, "</wsdl:input>")
      if operation != "Survey" {
        text.add("binding", #"<wsdl:output><soap:body use="literal"/></wsdl:output>"#)
      }
      text.add("binding", "</wsdl:operation>")
    }
    text.add("binding", "</wsdl:binding>", #"<wsdl:service name="Quay">"#)
    text.add("binding", #"<wsdl:port name="Quay" binding="s:QuayBinding">"#)
    let address = #"<soap:address location="https://quay.example.org/ws/quay"/>"#
    text.add("binding", address, replacing: "ws/quay", with: "ws/pier")
    text.add("binding", "</wsdl:port>", "</wsdl:service>")
  }

  // MARK: Whole files

  private static let prefixes = """
    xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:quay:types" xmlns:m="urn:quay"
    xmlns:s="urn:quay:service"
    """.split(separator: "\n").map(String.init)

  private func open(_ element: String, _ namespace: String) -> [String] {
    let start = #"<\#(element) targetNamespace="\#(namespace)" elementFormDefault="qualified""#
    let plain = start.replacingOccurrences(of: #" elementFormDefault="qualified""#, with: "")
    return [element.hasPrefix("xs") ? start : plain] + Self.prefixes + [">"]
  }

  /// Puts the parts into files, and their edits with them.
  private mutating func assemble() {
    let parts = text
    var files = EditableText()
    func append(_ part: String, to file: String) { files.append(part, of: parts, to: file) }
    let (types, messages, port, main) =
      isSplit
      ? ("schemas/types.xsd", "schemas/messages.xsd", "port.wsdl", "quay.wsdl")
      : ("quay.wsdl", "quay.wsdl", "quay.wsdl", "quay.wsdl")
    func schema(_ namespace: String, of part: String, in file: String, _ imports: String...) {
      files.add(file, open("xs:schema", namespace) + imports)
      append(part, to: file)
      files.add(file, "</xs:schema>")
    }
    if isSplit {
      schema("urn:quay:types", of: "types", in: types)
      schema(
        "urn:quay", of: "messages", in: messages,
        #"<xs:import namespace="urn:quay:types" schemaLocation="types.xsd"/>"#)
      files.add(
        port,
        open("wsdl:definitions", "urn:quay") + [
          "<wsdl:types>", #"<xs:schema targetNamespace="urn:quay:port">"#,
          #"<xs:import namespace="urn:quay" schemaLocation="schemas/messages.xsd"/>"#,
          "</xs:schema>", "</wsdl:types>",
        ])
      append("port", to: port)
      files.add(port, "</wsdl:definitions>")
      files.add(
        main,
        open("wsdl:definitions", "urn:quay:service") + [
          #"<wsdl:import namespace="urn:quay" location="port.wsdl"/>"#
        ])
    } else {
      files.add(
        main,
        open("wsdl:definitions", "urn:quay").map {
          $0.replacingOccurrences(of: "urn:quay:service", with: "urn:quay")
        } + ["<wsdl:types>"])
      schema("urn:quay:types", of: "types", in: types)
      schema(
        "urn:quay", of: "messages", in: messages, #"<xs:import namespace="urn:quay:types"/>"#)
      files.add(main, "</wsdl:types>")
      append("port", to: main)
    }
    append("binding", to: main)
    files.add(main, "</wsdl:definitions>")
    text = files
  }
}
