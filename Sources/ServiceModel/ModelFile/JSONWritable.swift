/// A value that has a place in the model file.
protocol JSONWritable {
  func write(to writer: inout JSONWriter)
}

/// A value that is an object there.
protocol JSONObject: JSONWritable {
  /// Writes all members, sorted by their keys.
  func writeMembers(to writer: inout JSONWriter)
}

extension JSONObject {
  func write(to writer: inout JSONWriter) { writer.object(writeMembers) }
}

extension String: JSONWritable {
  func write(to writer: inout JSONWriter) { writer.string(self) }
}

extension Int: JSONWritable {
  func write(to writer: inout JSONWriter) { writer.number(self) }
}

extension Bool: JSONWritable {
  func write(to writer: inout JSONWriter) { writer.bool(self) }
}

extension Array: JSONWritable where Element: JSONWritable {
  func write(to writer: inout JSONWriter) { writer.array(self) }
}

extension JSONWritable where Self: RawRepresentable<String> {
  func write(to writer: inout JSONWriter) { writer.string(rawValue) }
}
