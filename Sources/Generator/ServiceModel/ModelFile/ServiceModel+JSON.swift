import PositionedJSON

extension ServiceModel {
  /// The text of the model file, with one line break at the end: the same bytes as `JSONEncoder`
  /// writes for the model with sorted keys, indentation and without escaped slashes.
  package var json: String { String(decoding: jsonBytes, as: UTF8.self) }

  /// The same in UTF-8.
  package var jsonBytes: [UInt8] {
    var writer = JSONWriter(capacity: expectedLength)
    write(to: &writer)
    writer.endLine()
    return writer.bytes
  }
}

extension ServiceModel {
  /// An upper bound of the size for most models.
  private var expectedLength: Int {
    let parts = versions.reduce(0) { sum, version in
      sum + version.types.count + version.services.reduce(0) { $0 + $1.operations.count }
    }
    return parts * Self.longPart
  }

  /// Few operations and types take more.
  private static let longPart = 8_192
}

extension ServiceModel: JSONObject {
  package func writeMembers(to writer: inout JSONWriter) {
    writer.member("format", format)
    writer.member("versions", versions)
  }
}

extension ServicesVersion: JSONObject {
  package func writeMembers(to writer: inout JSONWriter) {
    writer.member("name", name)
    writer.member("namespace", namespace)
    writer.member("services", services)
    let simpleTypes = simpleTypes
    if !simpleTypes.isEmpty { writer.member("simpleTypes", simpleTypes) }
    writer.member("types", types)
  }
}

extension Service: JSONObject {
  package func writeMembers(to writer: inout JSONWriter) {
    writer.member("documentation", documentation)
    writer.member("kind", kind)
    writer.member("name", name)
    writer.member("operations", operations)
    writer.member("soap", soap)
  }
}

extension Service.Kind: JSONWritable {}

extension SOAPEndpoint: JSONObject {
  package func writeMembers(to writer: inout JSONWriter) {
    writer.member("addresses", addresses)
    writer.member("envelopeVersion", envelopeVersion)
    writer.member("pages", pages)
    writer.member("path", path)
  }
}

extension Documentation: JSONObject {
  package func writeMembers(to writer: inout JSONWriter) {
    writer.member("remarks", remarks)
    writer.member("returns", returns)
    writer.member("summary", summary)
  }
}
