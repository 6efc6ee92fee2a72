extension ServiceObject {
  /// The value as JSON, in the same form as over REST. Use it to store the value.
  ///
  /// - Throws: an error that names the field with a value JSON does not have, such as an infinite
  ///   number.
  public func json() throws -> [UInt8] {
    let writer = JSONFieldWriter()
    var value: Self? = self
    Self.code(&value, with: writer)
    if let failure = writer.failure { throw failure }
    return writer.bytes
  }

  /// Reads a value from JSON. Unknown properties are skipped.
  ///
  /// - Throws: an error with the problem and its place.
  public init(json: [UInt8], limits: ServiceLimits = ServiceLimits()) throws {
    let reader = JSONFieldReader(try JSONDocument.parse(json, limits: limits))
    var value: Self?
    reader.root(&value)
    if let failure = reader.failure { throw failure }
    guard let value else { throw CodingFailure(message: "there is no object") }
    self = value
  }
}
