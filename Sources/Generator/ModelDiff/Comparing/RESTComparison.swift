import ServiceModel

/// Compares two REST bindings of one operation.
struct RESTComparison {
  let place: Place
  let texts: NamedTextComparison
  let scope: ComparisonScope
  /// The changes of the operation's parameters. Their findings are not repeated here.
  let parameters: Pairing<Parameter>
  /// Whether the operation started or stopped returning something. Media types that change because
  /// of this are not separate findings.
  let isResultNewOrGone: Bool

  func run(_ old: RESTBinding?, _ new: RESTBinding?) {
    switch (old, new) {
    case (nil, nil): return
    case (nil, let new?):
      place.report(RESTRules.added, "is now offered over REST", new: "\(new.method) \(new.path)")
    case (let old?, nil):
      place.report(
        RESTRules.removed, "is no longer offered over REST", old: "\(old.method) \(old.path)")
    case (let old?, let new?):
      if old != new { compare(old, new) }
    }
  }

  /// Adds the prose about values of the binding to the prose of the operation.
  func addProse(of old: RESTBinding?, _ new: RESTBinding?, to prose: inout ProseComparison) {
    guard let old, let new else { return }
    for (old, new) in pairing(old, new).pairs {
      prose.add("REST parameter \(new.name)", old: old.documentation, new: new.documentation)
    }
  }

  private func compare(_ old: RESTBinding, _ new: RESTBinding) {
    texts.compare(RESTRules.method, "HTTP method", old: old.method, new: new.method)
    let isSameAddress = RESTAddress.areEqual(old, new)
    texts.compare(
      RESTRules.path, "path", old: old.path, new: new.path,
      effects: isSameAddress ? Effects.none : nil)
    texts.compare(RESTRules.body, "request body", old: old.body.rawValue, new: new.body.rawValue)
    texts.comparePages(of: "REST", old: old.page, new: new.page)
    compareParameters(old, new)
    compareLists(old, new)
    compareStatuses(old.statuses, new.statuses)
  }

  private func compareLists(_ old: RESTBinding, _ new: RESTBinding) {
    NameListComparison(
      place: place, added: RESTRules.requestMediaTypeAdded,
      removed: RESTRules.requestMediaTypeRemoved, moved: RESTRules.mediaTypesReordered,
      part: { .row("Content-Type", saying: $0) }
    ).run("request media type", old: old.requestMediaTypes, new: new.requestMediaTypes)
    let isAnswered = !old.responseMediaTypes.isEmpty && !new.responseMediaTypes.isEmpty
    if isAnswered || !isResultNewOrGone {
      NameListComparison(
        place: place, added: RESTRules.responseMediaTypeAdded,
        removed: RESTRules.responseMediaTypeRemoved, moved: RESTRules.mediaTypesReordered,
        part: { .row("Accept", saying: $0) }
      ).run("response media type", old: old.responseMediaTypes, new: new.responseMediaTypes)
    }
    // The name of a header is the same in any case.
    let headers = new.requestHeaders.map { name in
      old.requestHeaders.first { $0.lowercased() == name.lowercased() } ?? name
    }
    NameListComparison(
      place: place, added: RESTRules.headerAdded, removed: RESTRules.headerRemoved,
      moved: RESTRules.headersReordered, part: { .row($0, saying: $0) }
    ).run("request header", old: old.requestHeaders, new: headers)
  }

  private func compareStatuses(_ old: [Int], _ new: [Int]) {
    let pairing = Pairing(old.sorted(), new.sorted(), name: String.init)
    // An operation without a result returns 204, so this change belongs to the removed result. In
    // the other direction, old clients may not accept the status.
    if isResultNewOrGone, pairing.removed == [200], pairing.added == [204] { return }
    for status in pairing.removed {
      let rule = isSuccess(status) ? RESTRules.successRemoved : RESTRules.statusRemoved
      place.about(.row("\(status)", saying: "\(status)")).report(
        rule, "status \(status) was removed", old: "\(status)")
    }
    for status in pairing.added {
      let rule = isSuccess(status) ? RESTRules.successAdded : RESTRules.statusAdded
      place.about(.row("\(status)", saying: "\(status)")).report(
        rule, "status \(status) was added", new: "\(status)")
    }
  }

  private func isSuccess(_ status: Int) -> Bool { (200..<300).contains(status) }
}

// MARK: - Values

extension RESTComparison {
  /// Values of the operation's parameters are paired like the parameters. The other values of the
  /// binding are paired by name.
  private func pairing(_ old: RESTBinding, _ new: RESTBinding) -> Pairing<RESTCarrier> {
    let newNames = Dictionary(
      parameters.pairs.map { ($0.old.name, $0.new.name) }, uniquingKeysWith: { first, _ in first })
    // A parameter may be sent as several values, which are then distinguished by their names.
    let carriers = [old, new].map { binding in
      Dictionary(grouping: binding.parameters.compactMap(\.parameter), by: { $0 })
    }
    func key(_ value: RESTCarrier, isOld: Bool) -> String {
      guard let name = value.parameter else { return "own \(value.name)" }
      let newName = isOld ? newNames[name] ?? "- \(name)" : name
      let isOnly = carriers.allSatisfy { ($0[name]?.count ?? 0) <= 1 }
      return isOnly ? "of \(newName)" : "of \(newName) as \(value.name)"
    }
    let olds = old.parameters.map { (key($0, isOld: true), $0) }
    let news = new.parameters.map { (key($0, isOld: false), $0) }
    let pairs = Pairing(olds, news, name: \.0)
    var pairing = Pairing<RESTCarrier>()
    pairing.kept = pairs.kept.map { ($0.old.1, $0.new.1) }
    pairing.added = pairs.added.map(\.1)
    pairing.removed = pairs.removed.map(\.1)
    return pairing
  }

  private func compareParameters(_ old: RESTBinding, _ new: RESTBinding) {
    if old.parameters == new.parameters { return }
    let pairing = pairing(old, new)
    let addedParameters = Set(parameters.added.map(\.name))
    let removedParameters = Set(parameters.removed.map(\.name))
    for value in pairing.removed where !isIn(removedParameters, value) {
      place.removed(.restParameter, value.name).report(
        RESTRules.parameterRemoved,
        "REST \(value.location.rawValue) value '\(value.name)' was removed",
        old: Self.text(of: value))
    }
    // An added parameter has a separate finding, which does not say whether it is required.
    for value in pairing.added where !isIn(addedParameters, value) || value.isWanted {
      let rule = value.isWanted ? RESTRules.requiredParameterAdded : RESTRules.parameterAdded
      place.added(.restParameter, value.name).report(
        rule, "REST \(value.location.rawValue) value '\(value.name)' was added",
        new: Self.text(of: value))
    }
    for pair in pairing.kept where pair.old != pair.new {
      compare(pair.old, pair.new)
    }
  }

  private func isIn(_ names: Set<String>, _ value: RESTCarrier) -> Bool {
    value.parameter.map(names.contains) ?? false
  }

  private func compare(_ old: RESTCarrier, _ new: RESTCarrier) {
    let place = place.member(.restParameter, old: old.name, new: new.name)
    // The value is expected to have the new name of the parameter, too.
    let follows = old.name == old.parameter && new.name == new.parameter
    if old.name != new.name, !follows {
      place.report(
        RESTRules.parameterRenamed, "REST value '\(old.name)' is now '\(new.name)'", old: old.name,
        new: new.name, effects: effectsOfRenaming(old, new))
    }
    if old.location != new.location {
      place.report(
        RESTRules.parameterLocation,
        "REST value '\(new.name)' moved from \(old.location.rawValue) to \(new.location.rawValue)",
        old: old.location.rawValue, new: new.location.rawValue)
    }
    if old.isRequired != new.isRequired {
      let rule = new.isRequired ? RESTRules.parameterRequired : RESTRules.parameterOptional
      let verb = new.isRequired ? "is now required" : "may now be left out"
      // A value in the path, and the body, are always required.
      let isInQuery = new.location == .query || new.location == .property
      place.report(
        rule, "REST value '\(new.name)' \(verb)", effects: isInQuery ? nil : Effects.none)
    }
    if old.list != new.list {
      place.report(
        RESTRules.listForm, "the items of REST value '\(new.name)' are separated in another way",
        old: old.list?.rawValue, new: new.list?.rawValue)
    }
    let before = old.type.map(scope.types.apply)
    if before != new.type {
      place.report(
        RESTRules.parameterType,
        "REST value '\(new.name)' changed its type from \(Self.text(of: old.type)) to "
          + Self.text(of: new.type), old: Self.text(of: old.type), new: Self.text(of: new.type))
    }
  }

  /// The names of path parts are not sent, and case has no meaning in a query.
  private func effectsOfRenaming(_ old: RESTCarrier, _ new: RESTCarrier) -> Effects? {
    switch new.location {
    case .path, .body: Effects.none
    case .query: old.name.lowercased() == new.name.lowercased() ? Effects.none : nil
    case .property: nil
    }
  }

  private static func text(of value: RESTCarrier) -> String {
    "\(value.location.rawValue) \(text(of: value.type))"
  }

  /// A value of a parameter has the type of the parameter.
  private static func text(of type: TypeReference?) -> String {
    type?.description ?? "the parameter's"
  }
}

extension RESTCarrier {
  /// Whether a server refuses a request without it.
  fileprivate var isWanted: Bool { isRequired && location == .query }
}
