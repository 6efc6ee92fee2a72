/// Limits for one message. A message beyond a limit is refused before it is processed further.
public struct ServiceLimits: Hashable, Sendable {
  /// The maximum size of a request or response body in bytes. The default is 16 MiB, the maximum 1
  /// GiB.
  public var maximumMessageBytes: Int {
    didSet { maximumMessageBytes = min(maximumMessageBytes, Self.largestMessage) }
  }
  /// The maximum depth of XML elements or JSON values. The default is 100, the maximum 250.
  public var maximumDepth: Int {
    didSet { maximumDepth = min(maximumDepth, Self.deepestNesting) }
  }
  /// The maximum number of attributes of one XML element, without namespace declarations. The
  /// default is 64.
  public var maximumAttributes: Int
  /// The maximum number of different XML namespaces in one message. The default is 128.
  ///
  /// It also limits the declarations in scope at one place: XML that is written again declares
  /// every namespace once, and a default namespace at each level.
  public var maximumNamespaces: Int
  /// The maximum processor time for parsing one XML message. The default is 5 seconds.
  ///
  /// The other limits keep messages far below it. It protects against unknown attacks.
  public var maximumParsingTime: Duration
  /// Whether a server refuses a request with a value that its WSDL does not allow: one that is too
  /// long, too large or not of a pattern, or too many items of a list. It does unless changed.
  public var refusesForbiddenValues: Bool

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
    maximumParsingTime: Duration = .seconds(5),
    refusesForbiddenValues: Bool = true
  ) {
    self.maximumMessageBytes = min(maximumMessageBytes, Self.largestMessage)
    self.maximumDepth = min(maximumDepth, Self.deepestNesting)
    self.maximumAttributes = maximumAttributes
    self.maximumNamespaces = maximumNamespaces
    self.maximumParsingTime = maximumParsingTime
    self.refusesForbiddenValues = refusesForbiddenValues
  }

  /// The maximum number of namespace declarations in scope at one place.
  var maximumDeclarations: Int { maximumNamespaces + maximumDepth }
}
