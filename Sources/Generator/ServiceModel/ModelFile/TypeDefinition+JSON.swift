import PositionedJSON

extension TypeDefinition: JSONObject {
  package func writeMembers(to writer: inout JSONWriter) {
    if case .choice(let choice) = shape { writer.member("choice", choice) }
    if case .complex(let complex) = shape { writer.member("complex", complex) }
    if case .dictionary(let pairs) = shape { writer.member("dictionary", pairs) }
    writer.member("documentation", documentation)
    if case .enumeration(let members) = shape { writer.member("enumeration", members) }
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

extension Field.Binding: JSONWritable {}

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
