/// How much a message may demand; what goes beyond is refused before it is looked at closely.
public struct ServiceLimits: Hashable, Sendable {
  /// The most bytes of a request or response body. 16 MiB unless changed, at most 1 GiB.
  public var maximumMessageBytes: Int {
    didSet { maximumMessageBytes = min(maximumMessageBytes, Self.largestMessage) }
  }
  /// The deepest nesting of XML elements or JSON values. 100 unless changed, at most 250.
  public var maximumDepth: Int {
    didSet { maximumDepth = min(maximumDepth, Self.deepestNesting) }
  }
  /// The most attributes on one XML element, namespace declarations included. 64 unless changed.
  public var maximumAttributes: Int

  /// libxml2 itself stops at 256.
  private static let deepestNesting = 250
  /// libxml2 counts in 32 bits.
  private static let largestMessage = 1 << 30

  /// Creates limits.
  public init(
    maximumMessageBytes: Int = 16 << 20,
    maximumDepth: Int = 100,
    maximumAttributes: Int = 64
  ) {
    self.maximumMessageBytes = min(maximumMessageBytes, Self.largestMessage)
    self.maximumDepth = min(maximumDepth, Self.deepestNesting)
    self.maximumAttributes = maximumAttributes
  }
}
