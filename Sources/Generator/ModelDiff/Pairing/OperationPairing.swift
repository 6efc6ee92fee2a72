import ServiceModel

/// Finds the operations that belong together in two forms of a service.
///
/// Over SOAP, an operation is identified by its name. Over REST, it is identified by its method and
/// path: it is the same operation even if its page has another name.
struct OperationPairing {
  private(set) var result = Pairing<ServiceOperation>()

  init(_ old: [ServiceOperation], _ new: [ServiceOperation], types: TypeRenames) {
    result.removed = old
    result.added = new
    pair { operation in operation.rest.map { "\(operation.name) \(RESTAddress($0).exact)" } }
    pair { $0.restOnly.map { RESTAddress($0).exact } }
    pair { $0.restOnly.map { RESTAddress($0).anyName } }
    pair { $0.name }
    pair { $0.name.lowercased() }
    pair(by: \.soapNames)
    pairRepeated()
    result.rename(name: \.name) { OperationRenames(types: types).isRenamed($0, $1) }
    result.kept.sort { $0.new.name < $1.new.name }
    result.renamed.sort { $0.new.name < $1.new.name }
  }

  /// Pairs the operations whose key occurs only once on each side.
  private mutating func pair(by key: (ServiceOperation) -> String?) {
    let olds = Self.unique(result.removed, key)
    let news = Self.unique(result.added, key)
    let keys = Set(olds.keys).intersection(news.keys).sorted()
    for key in keys {
      guard let old = olds[key], let new = news[key] else { continue }
      note(result.removed[old], result.added[new])
    }
    let oldPlaces = Set(keys.compactMap { olds[$0] })
    let newPlaces = Set(keys.compactMap { news[$0] })
    let (removed, added) = (result.removed.enumerated(), result.added.enumerated())
    result.removed = removed.filter { !oldPlaces.contains($0.offset) }.map(\.element)
    result.added = added.filter { !newPlaces.contains($0.offset) }.map(\.element)
  }

  /// Operations with the same name are paired in their order.
  private mutating func pairRepeated() {
    let pairing = Pairing(result.removed, result.added, name: \.name)
    for pair in pairing.kept { note(pair.old, pair.new) }
    result.removed = pairing.removed
    result.added = pairing.added
  }

  private mutating func note(_ old: ServiceOperation, _ new: ServiceOperation) {
    if old.name == new.name {
      result.kept.append((old, new))
    } else {
      result.renamed.append((old, new))
    }
  }

  /// The positions of the operations whose key is unique.
  private static func unique(
    _ operations: [ServiceOperation], _ key: (ServiceOperation) -> String?
  ) -> [String: Int] {
    var places: [String: [Int]] = [:]
    for (place, operation) in operations.enumerated() {
      if let key = key(operation) { places[key, default: []].append(place) }
    }
    return places.filter { $0.value.count == 1 }.compactMapValues(\.first)
  }
}

extension ServiceOperation {
  /// The binding of an operation that has no other binding.
  fileprivate var restOnly: RESTBinding? { soap == nil ? rest : nil }

  /// The names of an operation in SOAP messages; nil without a SOAP binding.
  var soapNames: String? {
    soap.map { soap in
      let namespaces = [soap.inputNamespace, soap.outputNamespace].map { $0 ?? "" }
      return ([soap.action, soap.inputElement, soap.outputElement] + namespaces)
        .joined(separator: " ")
    }
  }
}

/// Judges whether operations have another name and are otherwise the same.
struct OperationRenames {
  let types: TypeRenames

  func isRenamed(_ old: ServiceOperation, _ new: ServiceOperation) -> Bool {
    signature(old.parameters, types.apply) == signature(new.parameters, { $0 })
      && signature(old.results, types.apply) == signature(new.results, { $0 })
      && (old.soap == nil) == (new.soap == nil) && isMoved(old.rest, new.rest)
      && NameLikeness.areAlike(old.name, new.name)
  }

  private func signature(
    _ values: [Parameter], _ renaming: (TypeReference) -> TypeReference
  ) -> [String] {
    values.map { "\($0.name): \(renaming($0.type))" }
  }

  private func isMoved(_ old: RESTBinding?, _ new: RESTBinding?) -> Bool {
    old?.method == new?.method && old?.body == new?.body
  }
}

/// The address of an operation over REST. Case has no meaning in a path.
struct RESTAddress: Hashable {
  /// Method and path, with the names of parameters.
  let exact: String
  /// The same without those names, because requests do not contain them.
  let anyName: String

  init(_ binding: RESTBinding) {
    exact = "\(binding.method) \(binding.path.lowercased())"
    anyName = "\(binding.method) \(Self.erasingNames(of: binding.path.lowercased()))"
  }

  /// `/book/{id}.json` → `/book/{}.json`
  private static func erasingNames(of path: String) -> String {
    path.split(separator: "{", omittingEmptySubsequences: false).enumerated().map { index, part in
      guard index > 0, let end = part.firstIndex(of: "}") else { return String(part) }
      return String(part[end...])
    }.joined(separator: "{")
  }

  /// Whether requests to two paths are equal for equal arguments: the names may differ, but none of
  /// them may stand for another parameter than before.
  static func areEqual(_ old: RESTBinding, _ new: RESTBinding) -> Bool {
    guard RESTAddress(old).anyName == RESTAddress(new).anyName else { return false }
    let (before, now) = (names(in: old.path), names(in: new.path))
    return zip(before, now).allSatisfy { $0 == $1 || !now.contains($0) || !before.contains($1) }
  }

  private static func names(in path: String) -> [Substring] {
    path.split(separator: "{").dropFirst().map { $0.prefix { $0 != "}" } }
  }
}
