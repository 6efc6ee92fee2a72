/// Why a sample is no well-formed, namespace-correct XML.
struct XMLSampleError: Error, Sendable {
  let message: String
  /// Offset in the file.
  let offset: Int
}

/// An attribute no sample of the documentation has.
struct XMLUnknownAttribute: Sendable {
  let name: String
  /// Offset of the element's `<` in the file.
  let offset: Int
}
