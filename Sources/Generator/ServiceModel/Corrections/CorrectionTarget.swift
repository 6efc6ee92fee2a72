import Diagnostics
import PositionedJSON

/// The target of an entry in the corrections file: a type or an operation, or a part of one.
package struct CorrectionTarget: Hashable, Sendable {
  package enum Owner: Hashable, Sendable {
    case type(String)
    case operation(OperationAddress)
  }

  package struct Part: Hashable, Sendable {
    /// The raw values are the keys of the entry.
    package enum Kind: String, Sendable {
      case field
      case member
      case parameter
      case result

      package var isOfType: Bool { self == .field || self == .member }
    }

    package var kind: Kind
    package var name: String

    package init(_ kind: Kind, _ name: String) {
      self.kind = kind
      self.name = name
    }
  }

  package var owner: Owner
  /// Nil if the entry is about the owner itself.
  package var part: Part?

  package init(_ owner: Owner, part: Part? = nil) {
    self.owner = owner
    self.part = part
  }

  package static func type(_ name: String) -> CorrectionTarget { CorrectionTarget(.type(name)) }

  package static func field(_ name: String, of type: String) -> CorrectionTarget {
    CorrectionTarget(.type(type), part: Part(.field, name))
  }

  package static func operation(_ address: OperationAddress) -> CorrectionTarget {
    CorrectionTarget(.operation(address))
  }

  package static func parameter(
    _ name: String, of address: OperationAddress
  ) -> CorrectionTarget {
    CorrectionTarget(.operation(address), part: Part(.parameter, name))
  }

  package static func result(_ name: String, of address: OperationAddress) -> CorrectionTarget {
    CorrectionTarget(.operation(address), part: Part(.result, name))
  }

  /// The keys of the entry that identify it, in the usual order.
  package var keys: [(key: String, name: String)] {
    let whole =
      switch owner {
      case .type(let type): ("type", type)
      case .operation(let address): ("operation", "\(address)")
      }
    return [whole] + (part.map { [($0.kind.rawValue, $0.name)] } ?? [])
  }

  /// The last name: what the entry adds, changes or removes.
  package var name: String {
    if let part { return part.name }
    return switch owner {
    case .type(let type): type
    case .operation(let address): address.operation
    }
  }
}

extension CorrectionTarget: CustomStringConvertible {
  /// For messages: `field 'Title' of type 'Book'`.
  package var description: String {
    keys.reversed().map { "\($0.key) '\($0.name)'" }.joined(separator: " of ")
  }
}

extension CorrectionTarget {
  /// The change of the target.
  package enum Change: Sendable {
    /// Replaces parts, in the notation of the model file; null removes a part.
    case set(JSONSyntaxTree)
    /// Adds the target.
    case add(JSONSyntaxTree)
    case remove
  }

  /// The suggested correction for a finding about this target.
  ///
  /// - Parameter version: the Services version of the finding.
  package func settlement(_ change: Change, in version: String?) -> Settlement {
    let change: (key: String, value: JSONSyntaxTree) =
      switch change {
      case .set(let value): ("set", value)
      case .add(let value): ("add", value)
      case .remove: ("remove", true)
      }
    var writer = JSONWriter(.spaced)
    writer.object { writer in
      for (key, name) in keys { writer.member(named: key, name) }
      writer.member(named: change.key, change.value)
      writer.member("reason", "…")
    }
    return Settlement(
      subject: description, version: version, entry: String(decoding: writer.bytes, as: UTF8.self))
  }
}

/// Identifies an operation of a Services version: `agent:Library.GetBook`.
package struct OperationAddress: Hashable, Sendable, CustomStringConvertible {
  /// Nil means any kind of service.
  package var kind: Service.Kind?
  package var service: String
  package var operation: String

  package init(kind: Service.Kind?, service: String, operation: String) {
    self.kind = kind
    self.service = service
    self.operation = operation
  }

  /// Reads `Library.GetBook`, `agent:Library.GetBook`, `entity:Book.GetAll` or
  /// `service:Harbour.Moor`.
  package init?(_ text: String) {
    var rest = text[...]
    if let colon = rest.firstIndex(of: ":") {
      guard let kind = Service.Kind(rawValue: String(rest[..<colon])) else { return nil }
      self.kind = kind
      rest = rest[rest.index(after: colon)...]
    }
    guard let period = rest.firstIndex(of: ".") else { return nil }
    service = String(rest[..<period])
    operation = String(rest[rest.index(after: period)...])
    if service.isEmpty || operation.isEmpty { return nil }
  }

  package var description: String {
    (kind.map { "\($0.rawValue):" } ?? "") + "\(service).\(operation)"
  }
}

/// An entry of the user's corrections, for tests that compare the documentation with the generated
/// code.
package struct AppliedCorrection: Equatable, Sendable, CustomStringConvertible {
  package var target: CorrectionTarget
  /// Nil for every version that has the target.
  package var version: String?
  package var reason: String?

  package init(_ target: CorrectionTarget, version: String? = nil, reason: String? = nil) {
    self.target = target
    self.version = version
    self.reason = reason
  }

  /// The correction and its reason.
  package var description: String { "\(target)" + (reason.map { ": \($0)" } ?? "") }

  /// Whether it is about an operation itself.
  package func isAbout(_ operation: ServiceOperation, of service: Service) -> Bool {
    guard case .operation(let address) = target.owner else { return false }
    return address.service == service.name && address.operation == operation.name
      && address.kind.map { $0 == service.kind } ?? true
  }

  /// The type that it is about; nil if it is about an operation.
  package var type: String? { if case .type(let type) = target.owner { type } else { nil } }
}

/// Parts of entries of a corrections file, for suggested corrections.
extension JSONSyntaxTree {
  /// A type reference, as in the model file. An unknown type is a text to be replaced: taken as it
  /// is, it is refused, because no type has such a name.
  package static func type(_ reference: TypeReference) -> JSONSyntaxTree {
    .string(suggestion(for: reference))
  }

  private static func suggestion(for reference: TypeReference) -> String {
    switch reference {
    case .unknown: "fill in the type"
    case .array(let item): "[\(suggestion(for: item))]"
    case .scalar, .named: reference.description
    }
  }

  /// The fields of a complex type, for `complex` in `set`.
  package static func fields(_ fields: [Field]) -> JSONSyntaxTree {
    .array(fields.map { ["name": .string($0.name), "type": .type($0.type)] })
  }

  /// A type that is an enumeration with these members.
  package static func enumeration(_ members: [String]) -> JSONSyntaxTree {
    ["enumeration": ["members": .array(members.map { ["name": .string($0)] })]]
  }

  /// A type that is a dictionary.
  package static func dictionary(_ pairs: DictionaryType) -> JSONSyntaxTree {
    [
      "dictionary": [
        "itemElement": .string(pairs.itemElement), "key": .type(pairs.key),
        "value": .type(pairs.value),
      ]
    ]
  }
}
