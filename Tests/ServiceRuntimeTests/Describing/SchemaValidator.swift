import CLibXML2
import Foundation
import Testing

/// Validates elements against the schemas in a WSDL document, as any XML tool would.
final class SchemaValidator {
  private let schema: xmlSchemaPtr

  /// Only once, whatever tests run at the same time.
  private static let types: Void = libxml2_init_schema_types()

  init(wsdl: String) throws {
    Self.types
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let schemas = try Self.schemas(in: wsdl)
    for (index, schema) in schemas.enumerated() {
      try Data(schema.utf8).write(to: folder.appendingPathComponent("\(index).xsd"))
    }
    let context = try #require(
      xmlSchemaNewParserCtxt(folder.appendingPathComponent("0.xsd").path))
    defer { xmlSchemaFreeParserCtxt(context) }
    schema = try #require(xmlSchemaParse(context))
  }

  deinit { xmlSchemaFree(schema) }

  /// The schemas as separate documents: with the prefixes of the root, and with locations, without
  /// which libxml2 does not import.
  private static func schemas(in wsdl: String) throws -> [String] {
    let root = try #require(wsdl.firstMatch(of: /<wsdl:definitions [^>]*>/))
    let prefixes = root.output.matches(of: /xmlns:\w+="[^"]*"/).map { String($0.output) }
    let schemas = wsdl.matches(of: /(?s)<xs:schema .*?<\/xs:schema>/).map { String($0.output) }
    let namespaces = try schemas.map {
      String(try #require($0.firstMatch(of: /targetNamespace="([^"]*)"/)).output.1)
    }
    return schemas.map { schema in
      var schema = schema.replacing(
        "<xs:schema ", with: "<xs:schema " + prefixes.joined(separator: " ") + " ")
      for (index, namespace) in namespaces.enumerated() {
        schema = schema.replacing(
          "<xs:import namespace=\"\(namespace)\"",
          with: "<xs:import schemaLocation=\"\(index).xsd\" namespace=\"\(namespace)\"")
      }
      return schema
    }
  }

  /// The number of checked elements of header and body, and the invalid ones.
  func validate(message: [UInt8]) throws -> (count: Int, invalid: [String]) {
    let document = try #require(
      message.withUnsafeBytes {
        xmlReadMemory(
          $0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32($0.count), nil, nil, 0)
      })
    defer { xmlFreeDoc(document) }
    var (count, invalid) = (0, [String]())
    for part in Self.children(of: xmlDocGetRootElement(document)) {
      for element in Self.children(of: part) {
        count += 1
        if try !isValid(element) { invalid.append(String(cString: element.pointee.name)) }
      }
    }
    return (count, invalid)
  }

  private func isValid(_ element: xmlNodePtr) throws -> Bool {
    let context = try #require(xmlSchemaNewValidCtxt(schema))
    defer { xmlSchemaFreeValidCtxt(context) }
    return xmlSchemaValidateOneElement(context, element) == 0
  }

  private static func children(of node: xmlNodePtr?) -> [xmlNodePtr] {
    var children: [xmlNodePtr] = []
    var child = node?.pointee.children
    while let next = child {
      if next.pointee.type == XML_ELEMENT_NODE { children.append(next) }
      child = next.pointee.next
    }
    return children
  }
}
