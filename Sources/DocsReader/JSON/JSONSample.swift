import Diagnostics
import ServiceModel

/// The value of a sample's body.
enum JSONSample {
  /// Nil without a body, for files, and for what does not parse (reported when the page was read).
  static func value(_ sample: HTTPSample, of file: SourceFile) -> JSONValue? {
    guard !sample.body.isEmpty, !sample.isBinary(in: file) else { return nil }
    return try? JSONSampleParser.parse(sample.body, of: file)
  }
}

extension JSONValue {
  func property(_ name: String) -> JSONValue? {
    guard case .object(let properties) = self else { return nil }
    return properties.first { $0.name == name }?.value
  }

  /// The kind of a simple value, or of an array of simple values; nil where it tells nothing.
  var scalarType: TypeReference? {
    switch self {
    case .null, .object: nil
    case .boolean: .scalar(.boolean)
    case .integer: .scalar(.int)
    case .real: .scalar(.double)
    case .string: .string
    case .array(let items): items.first?.scalarType.map { .array($0) }
    }
  }
}
