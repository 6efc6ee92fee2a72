import ServiceModel

/// The bindings whose messages hold something.
struct Bindings: OptionSet, Sendable {
  let rawValue: Int

  static let soap = Bindings(rawValue: 1)
  static let rest = Bindings(rawValue: 2)

  /// Those under which an operation is offered on both sides: only there can its messages break.
  init(_ old: ServiceOperation, _ new: ServiceOperation) {
    var bindings: Bindings = []
    if old.soap != nil, new.soap != nil { bindings.insert(.soap) }
    if old.rest != nil, new.rest != nil { bindings.insert(.rest) }
    // A model without any binding says nothing of messages: the usual form is judged.
    self = bindings.isEmpty && old.hasNoBinding && new.hasNoBinding ? .soap : bindings
  }

  init(rawValue: Int) { self.rawValue = rawValue }
}

extension ServiceOperation {
  fileprivate var hasNoBinding: Bool { soap == nil && rest == nil }

  /// Where a parameter travels over REST.
  func carriers(of parameter: String) -> [RESTParameter] {
    rest?.parameters.filter { $0.parameter == parameter } ?? []
  }
}
