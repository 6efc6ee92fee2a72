/// A value that can be written as JSON.
@usableFromInline
package protocol JSONWritable {
  func write(to writer: inout JSONWriter)
}

/// A value that is an object in JSON.
@usableFromInline
package protocol JSONObject: JSONWritable {
  /// Writes all members. In documents of this tool they are sorted by key.
  func writeMembers(to writer: inout JSONWriter)
}

extension JSONObject {
  @inlinable
  package func write(to writer: inout JSONWriter) { writer.object(writeMembers) }
}

extension String: JSONWritable {
  @usableFromInline
  package func write(to writer: inout JSONWriter) { writer.string(self) }
}

extension Int: JSONWritable {
  @usableFromInline
  package func write(to writer: inout JSONWriter) { writer.number(self) }
}

extension Bool: JSONWritable {
  @usableFromInline
  package func write(to writer: inout JSONWriter) { writer.bool(self) }
}

extension Array: JSONWritable where Element: JSONWritable {
  @inlinable
  package func write(to writer: inout JSONWriter) { writer.array(self) }
}

extension JSONWritable where Self: RawRepresentable<String> {
  @usableFromInline
  package func write(to writer: inout JSONWriter) { writer.string(rawValue) }
}

extension JSONSyntaxTree: JSONWritable {
  @usableFromInline
  package func write(to writer: inout JSONWriter) {
    switch value {
    case .object(let members):
      writer.object { writer in
        for member in members { writer.member(named: member.key, member.value) }
      }
    case .array(let items): writer.array(items)
    case .string(let text): writer.string(text)
    case .number(let text): writer.number(as: text)
    case .bool(let value): writer.bool(value)
    case .null: writer.null()
    }
  }
}
