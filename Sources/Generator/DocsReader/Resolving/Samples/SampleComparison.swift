import Diagnostics
import ServiceModel

/// Compares sampled values with their types.
///
/// Samples are generated: `null` and `{}` may replace any value, words replace dates, durations,
/// files and members, and any number may replace another one. Everything else is a contradiction.
/// Each contradiction is reported once for a field, at the first page that shows it.
struct SampleComparison {
  /// A property that is new for its type.
  private struct Addition {
    /// Nil if no sample shows it.
    var type: TypeReference?
    let location: SourceLocation

    /// Takes the type that another sample shows. If two kinds contradict each other, the type stays
    /// unknown.
    mutating func unify(with other: TypeReference?) {
      guard let known = type, let other, known != other else {
        type = type ?? other
        return
      }
      let numbers: [TypeReference] = [.scalar(.int), .scalar(.double)]
      let areNumbers = numbers.contains(known) && numbers.contains(other)
      type = areNumbers ? .scalar(.double) : .unknown
    }
  }

  /// The new properties of a type, with their names in the order in which they were found.
  private struct Additions {
    var names: [String] = []
    var properties: [String: Addition] = [:]
  }

  private let types: [String: TypeDefinition]
  private let base: [String: TypeDefinition]
  private var additions: [String: Additions] = [:]
  private var reported: Set<String> = []
  private(set) var diagnostics = DiagnosticBag()
  private var positions = SamplePositions()
  /// The fields by their names, for types whose properties have a different order in a sample.
  private var fields: [String: FieldsByName] = [:]

  /// - Parameter types: the types of the version. The base type and the types that it needs are
  ///   known, too.
  init(types: [String: TypeDefinition], base: DocumentationProfile.BaseType) {
    self.types = types
    self.base = Dictionary(base.types.map { ($0.name, $0) }) { first, _ in first }
  }

  mutating func compare(_ sample: SampledValue) {
    var place = Place(sample: sample)
    compare(sample.value, with: sample.type, &place)
  }

  /// A part of a sample. There are many more parts than findings, so its name is only made when
  /// there is a finding.
  private struct Place {
    let sample: SampledValue
    /// The property that it is, or that contains it, and the type that has this property.
    var property: (name: String, owner: String)?
    /// The path below the sample.
    var path: [SamplePositions.Step] = []

    /// A description in words.
    var subject: String { property.map { "'\($0.name)' of '\($0.owner)'" } ?? sample.subject }

    /// The properties that the table next to the sample has no row for. They are found once.
    private lazy var reported = RESTRowCheck(page: sample.page).properties(ofSampleAt: sample.body)

    init(sample: SampledValue) { self.sample = sample }

    /// Whether it has been reported because the table next to the sample has no row for it.
    mutating func isReportedAtTable() -> Bool {
      let keys = (sample.path + path).compactMap { step -> String? in
        if case .key(let name) = step { name } else { nil }
      }
      guard let property = keys.first, keys.count == 1 else { return false }
      return reported.contains(property)
    }
  }

  // MARK: Comparing

  private mutating func compare(
    _ value: SampleShape, with type: TypeReference, _ place: inout Place
  ) {
    switch (type, value) {
    case (.unknown, _), (_, .null), (_, .object([])): break
    case (.array(let item), .array(let values)):
      for (index, value) in values.enumerated() {
        compare(value, with: item, at: .index(index), &place)
      }
    case (.array, _): report(value, expected: "a list", place: place)
    case (.scalar(let scalar), _):
      if let expected = scalar.contradiction(value) {
        report(value, expected: expected, place: place)
      }
    case (.named(let name), _): compare(value, withTypeNamed: name, &place)
    }
  }

  /// Compares a part of a value.
  private mutating func compare(
    _ part: SampleShape, with type: TypeReference, at step: SamplePositions.Step,
    _ place: inout Place
  ) {
    place.path.append(step)
    compare(part, with: type, &place)
    place.path.removeLast()
  }

  private mutating func compare(
    _ value: SampleShape, withTypeNamed name: String, _ place: inout Place
  ) {
    switch (shape(of: name), value) {
    case (.opaque, _), (.choice, _), (.enumeration, .string), (.enumeration, .dateTime): break
    case (.enumeration, _): report(value, expected: "a member of '\(name)'", place: place)
    case (.complex(let complex), .object(let properties)):
      compare(properties, with: complex, named: name, &place)
    case (.dictionary(let pairs), .object(let properties)):
      for property in properties {
        compare(property.value, with: pairs.value, at: .key(property.name), &place)
      }
    case (.complex, _), (.dictionary, _): report(value, expected: "an object", place: place)
    }
  }

  private mutating func compare(
    _ properties: SampleShape.Properties, with complex: ComplexType, named name: String,
    _ place: inout Place
  ) {
    let outer = place.property
    for (position, property) in properties.enumerated() {
      let type = fieldType(property.name, of: complex, named: name, at: position)
      // Most properties are plain values that match. They need no position.
      if case .scalar(let scalar)? = type, scalar.contradiction(property.value) == nil { continue }
      place.property = (property.name, name)
      place.path.append(.key(property.name))
      if let type {
        compare(property.value, with: type, &place)
      } else {
        add(property, to: name, &place)
      }
      place.path.removeLast()
    }
    place.property = outer
  }

  private func shape(of name: String) -> TypeDefinition.Shape {
    let known = types[name]?.shape ?? .opaque
    return known == .opaque ? base[name]?.shape ?? .opaque : known
  }

  /// The type of a field of a type or of its base type. The name may differ in case.
  ///
  /// - Parameter position: the expected position. It is right if a sample has all fields in order,
  ///   as most samples do.
  private mutating func fieldType(
    _ name: String, of complex: ComplexType, named type: String, at position: Int
  ) -> TypeReference? {
    if position < complex.fields.count, complex.fields[position].name == name {
      return complex.fields[position].type
    }
    return fields(of: complex, named: type)[name]
  }

  private mutating func fields(of complex: ComplexType, named name: String) -> FieldsByName {
    if let known = fields[name] { return known }
    var inherited: [Field] = []
    if let name = complex.base, case .complex(let base) = shape(of: name) {
      inherited = base.fields
    }
    let found = FieldsByName(complex.fields + inherited)
    fields[name] = found
    return found
  }

  /// Found by their names, which may differ in case. If several have one name, the first one is
  /// used.
  private struct FieldsByName {
    private var exact: [String: TypeReference] = [:]
    private var lowercased: [String: TypeReference] = [:]

    init(_ fields: [Field]) {
      for field in fields.reversed() {
        exact[field.name] = field.type
        lowercased[field.name.lowercased()] = field.type
      }
    }

    subscript(name: String) -> TypeReference? { exact[name] ?? lowercased[name.lowercased()] }
  }

  // MARK: Findings

  private mutating func location(of place: Place) -> SourceLocation {
    let sample = place.sample
    return positions.location(of: sample.path + place.path, in: sample.body, on: sample.page)
  }

  private mutating func report(_ value: SampleShape, expected: String, place: Place) {
    guard reported.insert(place.subject).inserted else { return }
    diagnostics.emit(
      DocsReaderRules.sampleKind,
      "\(place.subject) is \(expected), and \(value.kind) in the sample", at: location(of: place))
  }

  private mutating func add(
    _ property: SampleShape.Property, to name: String, _ place: inout Place
  ) {
    let type = property.value.scalarType
    guard additions[name]?.properties[property.name] == nil else {
      additions[name]?.properties[property.name]?.unify(with: type)
      return
    }
    let location = location(of: place)
    additions[name, default: Additions()].names.append(property.name)
    additions[name]?.properties[property.name] = Addition(type: type, location: location)
    if place.isReportedAtTable() { return }
    diagnostics.emit(
      DocsReaderRules.restOnlyProperty,
      "the property '\(property.name)' of '\(name)' is in this sample; tables and SOAP samples "
        + "show the type without it", at: location, hint: "it is added after the type's own fields")
  }

  /// Adds the properties that were found to their types.
  func addProperties(to draft: inout VersionDraft) {
    for (name, found) in additions {
      guard case .complex(var complex) = shape(of: name),
        var definition = draft.types[name] ?? base[name]
      else { continue }
      draft.fieldLocations[name, default: [:]]
        .merge(found.properties.mapValues(\.location)) { known, _ in known }
      complex.fields += found.names.map { property in
        Field(name: property, type: found.properties[property]?.type ?? .unknown, onlyOver: .rest)
      }
      definition.shape = .complex(complex)
      draft.types[name] = definition
    }
  }
}

extension ScalarType {
  /// The expected kind of JSON, if a value cannot have the type.
  fileprivate func contradiction(_ value: SampleShape) -> String? {
    switch (self, value) {
    case (.anyType, _), (_, .null), (.boolean, .boolean): nil
    case (.boolean, _): "a truth value"
    case (_, .integer) where isNumber, (_, .real) where isNumber: nil
    case (_, .string) where !isNumber, (_, .dateTime) where !isNumber: nil
    default: isNumber ? "a number" : "text"
    }
  }
}

extension SampleShape {
  /// A description in words.
  fileprivate var kind: String {
    switch self {
    case .null: "null"
    case .boolean: "a truth value"
    case .integer, .real: "a number"
    case .string, .dateTime: "text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}
