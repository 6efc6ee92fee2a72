import PositionedJSON

extension ServiceModel {
  /// The text of the model file, with sorted keys, indentation and one line break at the end.
  package var json: String { String(decoding: jsonBytes, as: UTF8.self) }

  /// The same in UTF-8.
  package var jsonBytes: [UInt8] {
    var writer = JSONWriter(capacity: expectedLength)
    write(to: &writer)
    writer.endLine()
    return writer.bytes
  }

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

extension ServiceOperation: JSONObject {
  package func writeMembers(to writer: inout JSONWriter) {
    writer.member("documentation", documentation)
    writer.member("name", name)
    writer.member("parameters", parameters)
    writer.member("rest", rest)
    writer.member("results", results)
    writer.member("soap", soap)
  }
}

extension Parameter: JSONObject {
  package func writeMembers(to writer: inout JSONWriter) {
    writer.member("documentation", documentation)
    writer.member("name", name)
    writer.member("type", type)
    writer.member("xml", xml)
  }
}

extension SOAPBinding: JSONObject {
  package func writeMembers(to writer: inout JSONWriter) {
    writer.member("action", action)
    writer.member("faults", faults)
    writer.member("inputElement", inputElement)
    writer.member("inputNamespace", inputNamespace)
    writer.member("isOneWay", isOneWay)
    writer.member("outputElement", outputElement)
    writer.member("outputNamespace", outputNamespace)
    writer.member("page", page)
    writer.member("requestHeaders", requestHeaders)
    writer.member("responseHeaders", responseHeaders)
  }
}

extension HeaderPart: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    if type == nil, namespace == nil { return writer.string(name) }
    writer.object { writer in
      writer.member("name", name)
      writer.member("namespace", namespace)
      writer.member("type", type)
    }
  }
}

extension FaultPart: JSONObject {
  package func writeMembers(to writer: inout JSONWriter) {
    writer.member("element", element)
    writer.member("namespace", namespace)
    writer.member("type", type)
  }
}

extension RESTBinding: JSONObject {
  package func writeMembers(to writer: inout JSONWriter) {
    writer.member("body", body)
    writer.member("method", method)
    writer.member("page", page)
    writer.member("parameters", parameters)
    writer.member("path", path)
    writer.member("requestHeaders", requestHeaders)
    writer.member("requestMediaTypes", requestMediaTypes)
    writer.member("responseMediaTypes", responseMediaTypes)
    writer.member("statuses", statuses)
  }
}

extension RESTCarrier: JSONObject {
  package func writeMembers(to writer: inout JSONWriter) {
    writer.member("documentation", documentation)
    writer.member("isRequired", isRequired)
    writer.member("list", list)
    writer.member("location", location)
    writer.member("name", name)
    writer.member("parameter", parameter)
    writer.member("type", type)
  }
}

extension TypeDefinition: JSONObject {
  package func writeMembers(to writer: inout JSONWriter) {
    writer.member("choice", choice)
    writer.member("complex", complex)
    writer.member("dictionary", dictionary)
    writer.member("documentation", documentation)
    writer.member("enumeration", enumeration)
    writer.member("foreignNamespace", foreignNamespace)
    writer.member("name", name)
    if case .opaque = shape { writer.member("opaque", true) }
    writer.member("wireName", wireName)
  }
}

extension ComplexType: JSONObject {
  package func writeMembers(to writer: inout JSONWriter) {
    writer.member("base", base)
    writer.member("fields", fields)
    writer.member("isAbstract", isAbstract)
  }
}

extension Field: JSONObject {
  package func writeMembers(to writer: inout JSONWriter) {
    writer.member("documentation", documentation)
    writer.member("name", name)
    writer.member("onlyOver", onlyOver)
    writer.member("type", type)
    writer.member("xml", xml)
  }
}

extension ChoiceType: JSONObject {
  package func writeMembers(to writer: inout JSONWriter) { writer.member("cases", cases) }
}

extension EnumerationType: JSONObject {
  package func writeMembers(to writer: inout JSONWriter) {
    writer.member("isComplete", isComplete)
    writer.member("isFlags", isFlags)
    writer.member("members", members)
  }
}

extension EnumerationType.Member: JSONObject {
  package func writeMembers(to writer: inout JSONWriter) {
    writer.member("name", name)
    writer.member("value", value)
  }
}

extension DictionaryType: JSONObject {
  package func writeMembers(to writer: inout JSONWriter) {
    writer.member("itemElement", itemElement)
    writer.member("key", key)
    writer.member("value", value)
  }
}

extension TypeReference: JSONWritable {
  package func write(to writer: inout JSONWriter) { writer.string(description) }
}
