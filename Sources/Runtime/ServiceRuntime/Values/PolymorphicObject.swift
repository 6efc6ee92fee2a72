/// An object of a base type. It may store a value of a derived type.
///
/// Its own properties are those of the base:
///
///     let field = try await client.getField(id: 5)
///     print(field?.name ?? "")
///     if let date = field?.as(DateField.self) { print(date.earliest) }
///
/// To send a value of a derived type, wrap it: `Field(DateField(…))`. A value of a type that this
/// version of the code does not know is kept unread. Over SOAP the message names the type. Over
/// REST it does not: properties that the base does not have are kept, and ``as(_:)`` reads them.
public protocol PolymorphicObject: ServiceObject {
  /// The stored derived part; nil for a plain value of the base type.
  @_spi(Generated) var derivedContent: DerivedContent? { get set }
  /// Every type derived from this one, directly or indirectly.
  @_spi(Generated) static var derivedTypes: [any DerivedObject.Type] { get }
}

extension PolymorphicObject {
  /// Wraps a value of a derived type.
  public init<Derived: DerivedObject>(_ derived: Derived) where Derived.BaseObject == Self {
    self = Self.wrapping(derived)
  }

  /// The value as a derived type; nil if it has another type.
  ///
  /// A value of a type that is derived from the requested type also matches, and the returned value
  /// stores it. Over REST the type is not sent. There, this returns a value if the requested type,
  /// or a type derived from it, has all of the received properties.
  public func `as`<Derived: DerivedObject>(_ type: Derived.Type = Derived.self) -> Derived? {
    switch derivedContent {
    case .object(let derived as Derived): united(with: derived)
    case .object(let derived):
      (type as? any PolymorphicObject.Type)
        .flatMap { $0.carrying(derived) as? Derived }.map(united)
    case .properties(let properties):
      Self.derivedTypes.contains { $0 == type }
        ? Derived.read(properties).map(united) : nil
    case .unknown, nil: nil
    }
  }

  /// The value as its derived type, for a `switch`; nil for a plain value, and for an unknown type.
  ///
  /// Over REST it is not nil if exactly one type matches, or one type and types derived from it.
  public var derived: (any DerivedObject)? {
    switch derivedContent {
    case .object(let derived): return united(with: derived)
    case .properties(let properties):
      let fitting = Self.derivedTypes.filter { $0.fits(properties) }
      let nearest = fitting.first { type in
        fitting.allSatisfy { $0 == type || type.isExtended(by: $0) }
      }
      return nearest.flatMap { self.any($0) }
    case .unknown, nil: return nil
    }
  }

  /// The name of the type on the wire, if the message has one other than the base type.
  public var derivedTypeName: XMLName? {
    switch derivedContent {
    case .object(let derived):
      (derived as? any PolymorphicObject)?.derivedTypeName ?? Swift.type(of: derived).xmlName
    case .unknown(let name, _): name
    case .properties, nil: nil
    }
  }

  private func any<Derived: DerivedObject>(_ type: Derived.Type) -> (any DerivedObject)? {
    self.as(type)
  }
}

extension PolymorphicObject {
  /// Reads or writes one value.
  @_spi(Generated) public static func code(_ value: inout Self?, with coder: FieldCoder) {
    coder.polymorphic(&value)
  }

  /// Compares field by field, and then the stored derived parts.
  public static func == (left: Self, right: Self) -> Bool {
    ComparingCoder.areEqual(left, right) && DerivedContent.areEqual(left, right)
  }

  /// Wraps a value of an indirectly derived type.
  ///
  /// Generated code has an initializer for each such type, because Swift cannot express "directly
  /// or indirectly derived".
  @_spi(Generated) public init(carrying derived: any DerivedObject) {
    self = Self.wrapping(derived)
  }

  static func wrapping(_ derived: any DerivedObject) -> Self {
    // A value that is wrapped in a type in between is unwrapped first, so that there is only one
    // form.
    let innermost = (derived as? any PolymorphicObject)?.carried ?? derived
    var base = empty()
    CopyingCoder.copy(from: innermost, to: &base)
    base.derivedContent = .object(innermost)
    return base
  }

  /// The stored value, if its type is known.
  private var carried: (any DerivedObject)? {
    guard case .object(let derived)? = derivedContent else { return nil }
    return united(with: derived)
  }

  /// A value that stores another one, if that has a derived type.
  fileprivate static func carrying(_ derived: any DerivedObject) -> Self? {
    isExtended(by: Swift.type(of: derived)) ? wrapping(derived) : nil
  }

  /// The stored value, with the current fields of the base.
  func united<Derived: DerivedObject>(with derived: Derived) -> Derived {
    var result = derived
    CopyingCoder.copy(from: self, to: &result)
    return result
  }
}

extension ServiceObject {
  /// Whether a type is derived from this one.
  fileprivate static func isExtended(by type: any DerivedObject.Type) -> Bool {
    (self as? any PolymorphicObject.Type)?.derivedTypes.contains { $0 == type } ?? false
  }
}

extension DerivedObject {
  /// Whether this type has all properties.
  fileprivate static func fits(_ properties: [String: JSONValue]) -> Bool {
    JSONFieldReader.wholeObject(Self.self, from: properties) != nil
  }

  /// Reads properties of this type or of a derived type.
  fileprivate static func read(_ properties: [String: JSONValue]) -> Self? {
    if let whole = JSONFieldReader.wholeObject(Self.self, from: properties) { return whole }
    let derivedTypes = (self as? any PolymorphicObject.Type)?.derivedTypes ?? []
    guard derivedTypes.contains(where: { $0.fits(properties) }) else { return nil }
    return JSONFieldReader.value(Self.self, from: properties)
  }
}

/// An object of a derived type, if values of both the base type and the derived type may be sent.
public protocol DerivedObject: ServiceObject {
  /// The base type.
  associatedtype BaseObject: PolymorphicObject
}

/// The part of a derived type that a value of the base type stores.
@_spi(Generated) public enum DerivedContent: Sendable {
  /// A value of a known type.
  case object(any DerivedObject)
  /// The additional elements of a type with this name, which this version of the code does not
  /// know.
  case unknown(XMLName, [XMLFragment.Node])
  /// The properties in addition to those of the base. JSON does not contain the name of the type.
  case properties([String: JSONValue])
}

extension DerivedContent {
  /// Compares the stored parts of two values of one type, without the fields of the base itself.
  static func areEqual<Object: PolymorphicObject>(_ left: Object, _ right: Object) -> Bool {
    switch (left.derivedContent, right.derivedContent) {
    case (nil, nil): true
    case (.object(let one), .object(let other)):
      isEqual(left.united(with: one), right.united(with: other))
    case (.unknown(let name, let nodes), .unknown(let otherName, let otherNodes)):
      name == otherName && nodes == otherNodes
    case (.properties(let one), .properties(let other)): one == other
    default: false
    }
  }

  private static func isEqual<Derived: DerivedObject>(
    _ one: Derived, _ other: any DerivedObject
  ) -> Bool {
    (other as? Derived) == one
  }
}

/// A base type that is only in descriptions, because no value is declared with this type.
@_spi(Generated) public struct DescribedBase: Sendable {
  let name: XMLName
  let isAbstract: Bool

  /// Creates the description of a base type.
  ///
  /// - Parameters:
  ///   - name: its name on the wire.
  ///   - namespace: its namespace.
  ///   - isAbstract: whether only values of types that extend it are sent.
  public init(_ name: String, in namespace: String, isAbstract: Bool) {
    self.name = XMLName(name, in: namespace)
    self.isAbstract = isAbstract
  }
}
