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
  /// Over REST, where the type is not told, this gives a value when all properties that came are
  /// properties of the type asked for.
  public func `as`<Derived: DerivedObject>(_ type: Derived.Type = Derived.self) -> Derived? {
    switch derivedContent {
    case .object(let derived as Derived): return united(with: derived)
    case .properties(let properties):
      guard Self.derivedTypes.contains(where: { $0 == type }) else { return nil }
      return JSONFieldReader.wholeObject(Derived.self, from: properties).map(united)
    case .object, .unknown, nil: return nil
    }
  }

  /// The value as one of the type that extends this one, to switch over; nil for a plain value, and
  /// for a type that is not known.
  ///
  /// Over REST it is there when exactly one type fits.
  public var derived: (any DerivedObject)? {
    switch derivedContent {
    case .object(let derived): return united(with: derived)
    case .properties:
      let fitting = Self.derivedTypes.compactMap { self.any($0) }
      return fitting.count == 1 ? fitting.first : nil
    case .unknown, nil: return nil
    }
  }

  /// The type's name on the wire where the message told one that is not the base's own.
  public var derivedTypeName: XMLName? {
    switch derivedContent {
    case .object(let derived): Swift.type(of: derived).xmlName
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

  static func wrapping(_ derived: any DerivedObject) -> Self {
    var base = empty()
    CopyingCoder.copy(from: derived, to: &base)
    base.derivedContent = .object(derived)
    return base
  }

  /// What is carried, with the fields of the base as they are here.
  func united<Derived: DerivedObject>(with derived: Derived) -> Derived {
    var result = derived
    CopyingCoder.copy(from: self, to: &result)
    return result
  }
}
