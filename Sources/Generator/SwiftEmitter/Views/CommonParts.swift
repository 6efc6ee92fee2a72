import ServiceModel

/// The parts that the operations of a service share, so that they are declared once.
struct CommonParts {
  /// The header parts that most requests have. An operation only declares others.
  let requestHeaders: [String]
  /// The header parts that most responses have.
  let responseHeaders: [String]
  /// What most SOAPActions have before the name of the operation; nil if none ends with it.
  let soapActions: String?
  /// What most paths of REST bindings that can be named after the operation have before its name.
  let restPaths: String?
  /// Most pages with SOAP samples, with `*` instead of the name of the operation.
  let soapPages: String?
  /// Most pages with REST samples.
  let restPages: String?
  /// The remarks that the documentation of every operation has.
  let remarks: [String]
  /// The only binding of all operations; nil if some are offered over both or over another one.
  let onlyBinding: OnlyBinding?

  init(_ operations: [ServiceOperation]) {
    let bindings = operations.compactMap(\.soap)
    requestHeaders = Self.mostFrequent(bindings.map(\.requestHeaders.knownNames)) ?? []
    responseHeaders = Self.mostFrequent(bindings.map(\.responseHeaders.knownNames)) ?? []
    soapActions = Self.mostFrequent(operations.compactMap { $0.soap?.action.before($0.name) })
    restPaths = Self.mostFrequent(
      operations.compactMap { operation in
        operation.restForm.flatMap { _ in operation.rest?.path.before(operation.name) }
      })
    soapPages = Self.mostFrequent(operations.compactMap(\.soapPagePattern))
    restPages = Self.mostFrequent(operations.compactMap(\.restPagePattern))
    remarks = operations.count > 1 ? Self.commonRemarks(operations) : []
    let first = operations.first?.onlyBinding
    onlyBinding = operations.allSatisfy { $0.onlyBinding == first } ? first : nil
  }

  private static func commonRemarks(_ operations: [ServiceOperation]) -> [String] {
    let others = operations.dropFirst().map { Set($0.documentation?.remarks ?? []) }
    return (operations.first?.documentation?.remarks ?? []).filter { remark in
      others.allSatisfy { $0.contains(remark) }
    }
  }

  /// The first one of several that are equally frequent.
  private static func mostFrequent<Value: Hashable>(_ values: [Value]) -> Value? {
    var counts: [Value: Int] = [:]
    for value in values { counts[value, default: 0] += 1 }
    let highest = counts.values.max()
    return values.first { counts[$0] == highest }
  }
}

/// The binding of an operation that is offered over one.
enum OnlyBinding {
  case soap
  case rest

  var name: String { self == .soap ? "SOAP" : "REST" }

  /// A sentence about clients of the other binding.
  var refusal: String {
    "a \(self == .soap ? "REST" : "SOAP") client throws `ServiceCallError` before anything is sent."
  }
}

extension ServiceOperation {
  var onlyBinding: OnlyBinding? {
    switch (soap, rest) {
    case (.some, nil): .soap
    case (nil, .some): .rest
    default: nil
    }
  }
}

extension String {
  /// What is before a name with which the text ends; nil if it does not end with it.
  fileprivate func before(_ name: String) -> String? {
    hasSuffix(name) ? String(dropLast(name.count)) : nil
  }
}

extension ServiceOperation {
  /// The page with SOAP samples, with `*` instead of the name of the operation.
  var soapPagePattern: String? { soap.flatMap { pattern($0.page) } }

  /// The page with REST samples, with `*` instead of the name of the operation.
  var restPagePattern: String? { rest?.samplePage.flatMap(pattern) }

  /// The last place in the name of the file is the one that differs between operations. A page
  /// without it may be the page of all operations, as a WSDL is.
  private func pattern(_ page: String) -> String? {
    if page.isEmpty || page.contains("*") { return nil }
    let file = page.lastIndex(of: "/").map { page.index(after: $0) } ?? page.startIndex
    guard let place = page[file...].ranges(of: name).last else { return page }
    return page[..<place.lowerBound] + "*" + page[place.upperBound...]
  }
}

extension [HeaderPart] {
  /// The names of those that the runtime fills and reads.
  var knownNames: [String] { filter(\.isKnown).map(\.name) }
}

extension HeaderPart {
  /// Whether the runtime fills it by its name.
  var isKnown: Bool { type == nil }
}
