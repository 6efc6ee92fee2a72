import ServiceModel

/// The bindings whose messages contain something.
struct Bindings: OptionSet, Sendable {
  let rawValue: Int

  static let soap = Bindings(rawValue: 1)
  static let rest = Bindings(rawValue: 2)

  /// The bindings of an operation on both sides. Only their messages can break.
  init(_ old: ServiceOperation, _ new: ServiceOperation) {
    var bindings: Bindings = []
    if old.soap != nil, new.soap != nil { bindings.insert(.soap) }
    if old.rest != nil, new.rest != nil { bindings.insert(.rest) }
    // A model without any binding does not describe messages. So the usual form is compared.
    self = bindings.isEmpty && old.hasNoBinding && new.hasNoBinding ? .soap : bindings
  }

  init(rawValue: Int) { self.rawValue = rawValue }
}

extension ServiceOperation {
  fileprivate var hasNoBinding: Bool { soap == nil && rest == nil }

  /// The part of a REST request that has a parameter.
  func carriers(of parameter: String) -> [RESTCarrier] {
    rest?.parameters.filter { $0.parameter == parameter } ?? []
  }
}
