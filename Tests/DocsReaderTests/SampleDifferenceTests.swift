import Diagnostics
import DocsReader
import Testing

/// A difference between an operation page and the WSDL names the part, and leads to it on the page.
@Suite struct SampleDifferenceTests {
  private static let book =
    "<xs:complexType name='Book'><xs:sequence>CONTENT</xs:sequence></xs:complexType>"

  private static func element(_ name: String, _ type: String) -> String {
    "<xs:element minOccurs='0' name='\(name)' type='\(type)'/>"
  }

  private static func sample(_ name: String) -> String { "<L:\(name) xsi:type=\"xsd:string\"/>" }

  /// - Parameters:
  ///   - fields: the names of the fields of a type in the sample.
  ///   - parameters: the names of the other parameters.
  private static func finding(_ fields: [String], _ parameters: [String]) throws -> Diagnostic {
    var library = LibraryWSDL()
    library.schema = book.replacing(
      "CONTENT", with: element("A", "xs:string") + element("B", "xs:string"))
    library.parameters =
      element("Book", "t:Book") + element("X", "xs:string") + element("Y", "xs:string")
    var page = SOAPPage(operation: "Lend")
    page.parameters =
      "<L:Book xsi:type=\"L:Book\">\(fields.map(sample).joined())</L:Book>\n"
      + parameters.map(sample).joined(separator: "\n")
    let outcome = Outcome([page.file, library.page])
    let findings = outcome.diagnostics.filter {
      $0.message.contains("'") && $0.rule.id.hasSuffix("differs")
    }
    #expect(findings.first?.related.first?.location.path == page.path)
    return try #require(findings.first { !$0.message.hasPrefix("the header") })
  }

  @Test(arguments: [
    (["A", "Z", "B"], "the field 'Z' of 'Book' is in the samples and not in the WSDL"),
    (["A", "B", "Z"], "the field 'Z' of 'Book' is in the samples and not in the WSDL"),
    (["B"], "the field 'A' of 'Book' is in the WSDL and not in the samples"),
    (["A"], "the field 'B' of 'Book' is in the WSDL and not in the samples"),
    (["A", "C"], "the field 'B' of 'Book' is called 'C' in the samples"),
    (["B", "A"], "the place of the field 'A' of 'Book' differs from the samples"),
  ])
  func `fields`(fields: [String], message: String) throws {
    let finding = try Self.finding(fields, ["X", "Y"])
    #expect(finding.message == message)
  }

  /// The first difference is explained, and the others are listed.
  @Test(arguments: [
    (["Z", "B", "V"], "; 'V' differs, too"), (["Q", "R", "S"], "; 'B' and 'S' differ, too"),
    (["P", "Q", "R", "S", "T", "U", "V"], "; 'B', 'R', 'S' and 3 more differ, too"),
  ])
  func otherDifferencesAreListed(fields: [String], end: String) throws {
    let message = try Self.finding(fields, ["X", "Y"]).message
    #expect(message.hasSuffix(end), "\(message)")
  }

  @Test(arguments: [
    (["X", "Z", "Y"], "the parameter 'Z' of 'Lend' is on the operation page and not in the WSDL"),
    (["X"], "the parameter 'Y' of 'Lend' is in the WSDL and not on the operation page"),
    (["X", "Z"], "the parameter 'Y' of 'Lend' is called 'Z' on the operation page"),
    (["Y", "X"], "the place of the parameter 'X' of 'Lend' differs from the operation page"),
  ])
  func `parameters`(parameters: [String], message: String) throws {
    let finding = try Self.finding(["A", "B"], parameters)
    let others = "; the header of the response differs, too"
    #expect(finding.message == message + others)
  }
}
