import Mustache
import ServiceModel

/// The view of an operation: in the client, the service, the server and the tests.
///
/// It is a class, because sorting views into files would copy a structure of this size again and
/// again.
final class OperationView {
  let operation: ServiceOperation
  let service: Service
  /// The corrections of its messages.
  let corrections: [String]
  let method: MemberName
  /// The name of the type that contains its messages.
  let messages: String
  /// The key of `messages`, by which every kind of file is split.
  let shardKey: ShardKey
  let resolver: SwiftTypeResolver
  private let common: CommonParts
  private let argumentNames: [String: MemberName]
  private let resultNames: [String: MemberName]
  /// The REST parameters of an operation that is offered over REST alone.
  private let carriers: [String: RESTCarrier]
  /// Created once, because every kind of file uses it.
  private(set) var value = TemplateObject()

  init(
    operation: ServiceOperation, service: Service, corrections: [String] = [], method: MemberName,
    messages: String, common: CommonParts = CommonParts([]), resolver: SwiftTypeResolver
  ) {
    self.operation = operation
    self.service = service
    self.corrections = corrections
    self.method = method
    self.messages = messages
    shardKey = ShardKey(messages)
    self.resolver = resolver
    self.common = common
    argumentNames = resolver.names.arguments(of: operation, in: service, method: method)
    resultNames = resolver.names.results(of: operation, in: service)
    carriers = operation.onlyCarriers
    value = makeValue()
  }

  private func makeValue() -> TemplateObject {
    let parameters = parameterViews
    let results = resultViews
    return [
      "isFirst": false,
      "wireName": .string(literal(operation.name)),
      "method": .string(method.written),
      "handler": .string(method.handler),
      "messages": .string(messages),
      "isCorrected": .bool(!corrections.isEmpty),
      "corrections": literals(corrections),
      "clientDocumentation": clientDocumentation.value,
      "serviceDocumentation": serviceDocumentation.value,
      "isServiceDocumented": .bool(!serviceDocumentation.lines.isEmpty),
      "hidesService": .bool(argumentNames.values.contains { $0.plain == "service" }),
      "hasParameters": .bool(!parameters.isEmpty),
      "parameters": commaSeparated(parameters),
      "singleParameter": parameters.count == 1
        ? .list(parameters.map { .object($0) }) : .bool(false),
      "parameterCount": .string(String(parameters.count)),
      "hasResults": .bool(!results.isEmpty),
      "results": commaSeparated(results),
      "singleResult": results.count == 1 ? .list(results.map { .object($0) }) : .bool(false),
      "severalResults": .bool(results.count > 1),
      "sharedOutput": sharedOutput.map { .string($0) } ?? .bool(false),
      "returnType": returnType.map { .string($0) } ?? .bool(false),
      "inputParts": parts(operation.parameters),
      "outputParts": parts(operation.results),
      "lacksSOAP": .bool(operation.soap == nil && common.soapActions != nil),
      "lacksREST": .bool(operation.rest == nil && common.restPaths != nil),
      "soap": operation.soap.map { .object(soapView($0)) } ?? .bool(false),
      "rest": operation.rest.map {
        .object(RESTBindingView(rest: $0, operation: operation, common: common).value)
      } ?? .bool(false),
    ]
  }

  /// The named parts of a message; nothing for most messages.
  private func parts(_ values: [Parameter]) -> TemplateValue {
    NamedPartsView(values, in: nil, resolver).map { .object($0.value) } ?? .bool(false)
  }

  /// Computed once, because it is used for each kind of file.
  private(set) lazy var needsFoundation = (operation.parameters + operation.results).contains {
    resolver.type($0.type).needsFoundation
  }

  /// Its size in a file, in lines, estimated without its prose: changed prose must not change the
  /// split.
  func weight(in template: TemplateName) -> Int {
    let values = operation.parameters.count + operation.results.count
    return switch template {
    case .operations: 9 + 3 * values
    // Half of this is for the comment, which is about as long as the code.
    case .client: 12 + 2 * values
    case .service: 2 + values
    case .unimplemented, .mock: 5 + values
    case .server: 2 + values
    case .tests: 7 + values
    case .schema, .types, .enumerations: 0
    }
  }

  private var returnType: String? {
    let results = operation.results
    guard let first = results.first else { return nil }
    if results.count == 1 { return valueType(first) }
    let elements = results.map { result in
      "\(resultNames[result.name]?.label ?? result.name): \(valueType(result))"
    }
    return "(\(elements.joined(separator: ", ")))"
  }

  /// The type of the runtime for a response with one result of the usual name.
  private var sharedOutput: String? {
    guard operation.results.count == 1, let result = operation.results.first, result.xml == nil,
      result.name == "Response"
    else { return nil }
    let type = resolver.type(result.type)
    guard type.dictionary == nil, type.inner.isEmpty else { return nil }
    return "\(type.isNillable ? "Optional" : "Required")Response<\(type.name)>"
  }

  private func valueType(_ value: Parameter) -> String {
    let type = resolver.type(value.type)
    return value.xml.map { FormedType(type, $0).name } ?? type.asValue
  }

  private var parameterViews: [TemplateObject] {
    operation.parameters.enumerated().map { index, parameter in
      let name = argumentNames[parameter.name] ?? MemberName(parameter.name)
      var view = valueView(parameter, name, isOptional: isOptional(parameter))
      view["index"] = .string(String(index))
      view["default"] = .string(defaultValue(parameter))
      let isUnlabeled = omitsLabel(parameter)
      view["declaration"] = .string(isUnlabeled ? "_ \(name.written)" : name.label)
      view["label"] = .string(isUnlabeled ? "" : "\(name.callLabel): ")
      return view
    }
  }

  private var resultViews: [TemplateObject] {
    operation.results.map { result in
      let name = resultNames[result.name] ?? MemberName(result.name)
      var view = valueView(result, name)
      view["name"] = .string(operation.results.count == 1 ? "result" : "result.\(name.written)")
      return view
    }
  }

  /// Over REST alone the page says which parameters are optional. Otherwise the type does.
  private func isOptional(_ parameter: Parameter) -> Bool? {
    guard let carrier = carriers[parameter.name] else { return nil }
    if carrier.mayBeOmitted { return true }
    let isDictionary = resolver.type(parameter.type).dictionary != nil
    return carrier.mustBeSent && !isDictionary ? false : nil
  }

  /// - Parameter isOptional: whether nil is a value; nil to let the type decide.
  private func valueView(
    _ value: Parameter, _ name: MemberName, isOptional: Bool? = nil
  ) -> TemplateObject {
    let type = resolver.type(value.type)
    let isOptional = isOptional ?? type.isNillable
    var view = codedValue(
      wireName: value.xml?.name ?? value.name, type,
      value.xml.map { FormView(name: value.name, form: $0, namespace: nil, names: resolver.names) })
    view["name"] = .string(name.written)
    view["argument"] = .string(name.label)
    view["callLabel"] = .string(name.callLabel)
    if let form = value.xml {
      let formed = FormedType(type, form)
      view["type"] = .string(formed.name)
      view["empty"] = .string(formed.empty)
    } else {
      view["type"] = .string(isOptional ? type.asField : type.name)
      view["empty"] = .string(isOptional ? "nil" : ".wireDefault")
    }
    return view
  }

  private func defaultValue(_ parameter: Parameter) -> String {
    if let form = parameter.xml {
      return FormedType(resolver.type(parameter.type), form).defaultValue
    }
    return carriers[parameter.name]?.mayBeOmitted == true ? " = nil" : ""
  }

  /// The label is redundant if the only parameter has the name of its complex type.
  private func omitsLabel(_ parameter: Parameter) -> Bool {
    operation.parameters.count == 1 && parameter.type == .named(parameter.name)
      && resolver.isComplex(parameter.name)
  }
}

// MARK: - Documentation

extension OperationView {
  private var clientDocumentation: DocComment {
    var comment = DocComment(operation.documentation, except: common.remarks)
    comment.paragraph(Self.source(of: operation))
    // If this is true of all operations, the comment of the client says it.
    if let only = operation.onlyBinding, common.onlyBinding == nil {
      comment.paragraph("Offered over \(only.name) only: \(only.refusal)")
    }
    if let first = headers.first {
      let names = resolver.names.headers([first])
      comment.paragraph(
        "Takes parts of the SOAP Header: `options.soapHeaders[.\(names[first.key]?.plain ?? "")]`.")
    }
    comment.parameters(parameterTexts)
    returns(in: &comment)
    let refusals = documentedFaults + documentedRefusals
    if !refusals.isEmpty { comment.field("Throws", refusals.joined(separator: ", ") + ".") }
    return comment
  }

  /// The faults that have a type.
  private var documentedFaults: [String] {
    (operation.soap?.faults ?? []).map { "`\(resolver.faultType($0.type))`" }
  }

  /// The documented statuses other than success.
  private var documentedRefusals: [String] {
    let statuses = (operation.rest?.statuses ?? []).filter { !(200..<300).contains($0) }
    guard !statuses.isEmpty else { return [] }
    let list = statuses.map(String.init).joined(separator: ", ")
    return ["`ServiceFault`, over REST with status \(list)"]
  }

  private var serviceDocumentation: DocComment {
    DocComment(operation.documentation?.summary)
  }

  private static func source(of operation: ServiceOperation) -> String {
    let soap = operation.soap.map { soap in
      "SOAP: \(Self.page(soap.page) ?? "`\(operation.name)`")."
    }
    let rest = operation.rest.map { rest in
      let address = "`\(rest.method) \(rest.path)`"
      return "REST: " + [address, Self.page(rest.page)].compactMap(\.self).joined(separator: ", ")
        + "."
    }
    return [soap, rest].compactMap(\.self).joined(separator: "\n")
  }

  /// Only the name of the file, so that a renamed folder changes nothing. Nil for an operation that
  /// a correction has added.
  private static func page(_ path: String) -> String? {
    // It splits bytes, because splitting characters would take most of the time for a comment.
    path.utf8.split(separator: UInt8(ascii: "/")).last.map { "page `\(Substring($0))`" }
  }

  /// The documented parameters.
  private var parameterTexts: [(name: String, text: String)] {
    operation.parameters.compactMap { parameter in
      let texts = [parameter.documentation, parameter.xml?.facets?.sentences].compactMap(\.self)
      guard !texts.isEmpty else { return nil }
      return (argumentNames[parameter.name]?.plain ?? parameter.name, texts.joined(separator: "\n"))
    }
  }

  private func returns(in comment: inout DocComment) {
    guard !operation.results.isEmpty, let text = operation.documentation?.returns else { return }
    comment.field("Returns", text)
  }
}

// MARK: - Bindings

extension OperationView {
  private func soapView(_ soap: SOAPBinding) -> TemplateObject {
    let action = common.soapActions.map { $0 + operation.name }
    let output = soap.isOneWay == true ? "" : operation.name + "Response"
    let requestHeaders = knownHeaders(soap.requestHeaders, common.requestHeaders)
    let responseHeaders = knownHeaders(soap.responseHeaders, common.responseHeaders)
    let followsNames =
      soap.action == action && soap.inputElement == operation.name && soap.outputElement == output
    let hasParts =
      soap.isOneWay == true || soap.inputNamespace != nil || soap.outputNamespace != nil
      || requestHeaders != .bool(false) || responseHeaders != .bool(false) || !headers.isEmpty
      || !(soap.faults ?? []).isEmpty
    return [
      "page": pageView(soap.page, pattern: operation.soapPagePattern, common: common.soapPages),
      "isByName": .bool(followsNames && !hasParts),
      "action": unlessEqual(soap.action, action),
      "input": unlessEqual(soap.inputElement, operation.name),
      "inputNamespace": namespaceView(soap.inputNamespace),
      "output": .string(literal(soap.outputElement)),
      "outputNamespace": namespaceView(soap.outputNamespace),
      "isOneWay": .bool(soap.isOneWay == true),
      "requestHeaders": requestHeaders,
      "responseHeaders": responseHeaders,
      "hasHeaders": .bool(!headers.isEmpty),
      "hasFaults": .bool(!(soap.faults ?? []).isEmpty),
      "headers": commaSeparated(headers.map { headerView($0, soap) }, trailing: true),
      "faults": commaSeparated((soap.faults ?? []).map(faultView), trailing: true),
    ]
  }

  private func headerView(_ part: HeaderPart, _ soap: SOAPBinding) -> TemplateObject {
    [
      "wireName": .string(literal(part.name)),
      "foreignNamespace": namespaceView(part.namespace),
      "type": .string(part.type.map { resolver.type($0).name } ?? ""),
      "messages": .string(soap.messages(with: part)),
    ]
  }

  private func faultView(_ fault: FaultPart) -> TemplateObject {
    [
      "wireName": .string(literal(fault.element)),
      "foreignNamespace": namespaceView(fault.namespace),
      "type": .string(resolver.type(fault.type).name),
    ]
  }

  /// The header parts that the runtime knows; nothing if most operations of the service have them.
  private func knownHeaders(_ parts: [HeaderPart], _ common: [String]) -> TemplateValue {
    let names = parts.knownNames
    return names == common ? .bool(false) : .object(stringList(names))
  }

  /// The header parts that callers set and read themselves.
  private var headers: [HeaderPart] {
    guard let soap = operation.soap else { return [] }
    var seen: Set<String> = []
    return (soap.requestHeaders + soap.responseHeaders)
      .filter { !$0.isKnown && seen.insert($0.key).inserted }
  }

  /// A text, unless it follows from the name of the operation.
  private func unlessEqual(_ text: String, _ usual: String?) -> TemplateValue {
    text == usual ? .bool(false) : ["text": .string(literal(text))]
  }
}

extension SOAPBinding {
  /// Which messages have a header part: `request`, `response` or `both`.
  fileprivate func messages(with part: HeaderPart) -> String {
    let isInRequest = requestHeaders.contains { $0.key == part.key }
    let isInResponse = responseHeaders.contains { $0.key == part.key }
    if isInRequest, isInResponse { return "both" }
    return isInRequest ? "request" : "response"
  }
}
