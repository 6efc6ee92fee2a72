/// The template of a path. Templates that differ only in the names of parameters are the same path.
struct OpenAPIPath {
  let text: String
  private let segments: [Substring]

  init(_ path: String) {
    segments = path.split(separator: "/")
    text = "/" + segments.joined(separator: "/")
  }

  /// The part that identifies a path.
  var shape: [String] {
    segments.map { Self.parameter($0) == nil ? $0.lowercased() : "{}" }
  }

  /// The names of the parameters, by the names they have in another path of the same shape.
  func renaming(to other: OpenAPIPath) -> [String: String] {
    let pairs = zip(segments, other.segments).compactMap { own, other in
      Self.parameter(own).flatMap { own in Self.parameter(other).map { (own, $0) } }
    }
    return Dictionary(pairs) { first, _ in first }
  }

  private static func parameter(_ segment: Substring) -> String? {
    guard segment.hasPrefix("{"), segment.hasSuffix("}") else { return nil }
    return String(segment.dropFirst().dropLast())
  }
}
