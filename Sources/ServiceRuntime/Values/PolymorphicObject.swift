/// An object of a type that others extend: it may carry what one of those adds.
///
/// Its own properties are those of the base, whatever it carries:
///
///     let field = try await client.getField(id: 5)
///     print(field?.name ?? "")
///     if let date = field?.as(DateField.self) { print(date.earliest) }
///
/// and a value of a type that extends it is sent by wrapping it: `Field(DateField(…))`. A type this
/// version of the code does not know survives unread. Over SOAP the message tells the type. Over
/// REST nothing does: properties that are not the base's are kept, and ``as(_:)`` reads them.
public protocol PolymorphicObject: ServiceObject {
  /// What is carried; nil for a plain value of the base type.
  @_spi(Generated) var derivedContent: DerivedContent? { get set }
  /// Every type that extends this one, directly or by way of others.
  @_spi(Generated) static var derivedTypes: [any DerivedObject.Type] { get }
}

extension PolymorphicObject {
  /// Wraps a value of a type that extends this one.
  public init<Derived: DerivedObject>(_ derived: Derived) where Derived.BaseObject == Self {
    self = Self.wrapping(derived)
  }

  /// The value as one of a type that extends this one; nil when it is of another.
  ///
  /// A value of a type that extends the type asked for is one of it too, and is carried by what this
  /// gives. Over REST, where the type is not told, this gives a value when all properties that came
  /// are properties of the type asked for, or of one that extends it.
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

  /// The value as one of the type that extends this one, to switch over; nil for a plain value, and
  /// for a type that is not known.
  ///
  /// Over REST it is there when exactly one type fits, or one and types that extend that.
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

  /// The type's name on the wire where the message told one that is not the base's own.
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

  /// Compares field by field, and then what is carried.
  public static func == (left: Self, right: Self) -> Bool {
    ComparingCoder.areEqual(left, right) && DerivedContent.areEqual(left, right)
  }

  /// Wraps a value of a type that extends this one by way of others.
  ///
  /// Generated code has an initializer for each such type: Swift cannot say "at any distance".
  @_spi(Generated) public init(carrying derived: any DerivedObject) {
    self = Self.wrapping(derived)
  }

  static func wrapping(_ derived: any DerivedObject) -> Self {
    // What is wrapped in a type in between is wrapped here without it, so that there is one form.
    let innermost = (derived as? any PolymorphicObject)?.carried ?? derived
    var base = empty()
    CopyingCoder.copy(from: innermost, to: &base)
    base.derivedContent = .object(innermost)
    return base
  }

  /// What is carried, of a known type.
  private var carried: (any DerivedObject)? {
    guard case .object(let derived)? = derivedContent else { return nil }
    return united(with: derived)
  }

  /// A value that carries another, when that is of a type that extends this one.
  fileprivate static func carrying(_ derived: any DerivedObject) -> Self? {
    isExtended(by: Swift.type(of: derived)) ? wrapping(derived) : nil
  }

  /// What is carried, with the fields of the base as they are here.
  func united<Derived: DerivedObject>(with derived: Derived) -> Derived {
    var result = derived
    CopyingCoder.copy(from: self, to: &result)
    return result
  }
}

extension ServiceObject {
  /// Whether a type extends this one.
  fileprivate static func isExtended(by type: any DerivedObject.Type) -> Bool {
    (self as? any PolymorphicObject.Type)?.derivedTypes.contains { $0 == type } ?? false
  }
}

extension DerivedObject {
  /// Whether all properties belong to this type.
  fileprivate static func fits(_ properties: [String: JSONValue]) -> Bool {
    JSONFieldReader.wholeObject(Self.self, from: properties) != nil
  }

  /// Reads properties that belong to this type or to one that extends it.
  fileprivate static func read(_ properties: [String: JSONValue]) -> Self? {
    if let whole = JSONFieldReader.wholeObject(Self.self, from: properties) { return whole }
    let derivedTypes = (self as? any PolymorphicObject.Type)?.derivedTypes ?? []
    guard derivedTypes.contains(where: { $0.fits(properties) }) else { return nil }
    return JSONFieldReader.value(Self.self, from: properties)
  }
}
