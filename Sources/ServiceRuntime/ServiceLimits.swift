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
  /// The most attributes on one XML element, namespace declarations not counted. 64 unless changed.
  public var maximumAttributes: Int
  /// The most different XML namespaces in one message. 128 unless changed.
  ///
  /// It bounds the declarations in scope at one place as well: what is written again declares every
  /// namespace once, and a default namespace at each level.
  public var maximumNamespaces: Int
  /// The most processor time for parsing one XML message. 5 seconds unless changed.
  ///
  /// The other limits keep a message far below it; it is there for what nobody has thought of.
  public var maximumParsingTime: Duration

  /// libxml2 itself stops at 256.
  private static let deepestNesting = 250
  /// libxml2 counts in 32 bits.
  private static let largestMessage = 1 << 30

  /// Creates limits.
  public init(
    maximumMessageBytes: Int = 16 << 20,
    maximumDepth: Int = 100,
    maximumAttributes: Int = 64,
    maximumNamespaces: Int = 128,
    maximumParsingTime: Duration = .seconds(5)
  ) {
    self.maximumMessageBytes = min(maximumMessageBytes, Self.largestMessage)
    self.maximumDepth = min(maximumDepth, Self.deepestNesting)
    self.maximumAttributes = maximumAttributes
    self.maximumNamespaces = maximumNamespaces
    self.maximumParsingTime = maximumParsingTime
  }

  /// The most namespace declarations in scope at one place.
  var maximumDeclarations: Int { maximumNamespaces + maximumDepth }
}
