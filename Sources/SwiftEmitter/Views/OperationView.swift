import Mustache
import ServiceModel

/// What the templates show of an operation: in the client, the service, the server and the tests.
///
/// A class, because views are sorted into the files of each of them, which would copy a structure of
/// this size again and again.
final class OperationView {
  let operation: ServiceOperation
  let service: Service
  /// What the user has corrected of what it sends.
  let corrections: [String]
  let method: MemberName
  /// The name of the type that holds its messages.
  let messages: String
  /// What `messages` begins with: every kind of file is split by it.
  let shardKey: ShardKey
  let resolver: SwiftTypeResolver
  let access: String
  private let argumentNames: [String: MemberName]
  private let resultNames: [String: MemberName]
  /// What carries the parameters of an operation that is offered over REST alone.
  private let carriers: [String: RESTParameter]
  /// Made once: every kind of file that an operation appears in shows it.
  private(set) var value = TemplateObject()

  init(
    operation: ServiceOperation, service: Service, corrections: [String] = [], method: MemberName,
    messages: String,
    resolver: SwiftTypeResolver, access: String
  ) {
    self.operation = operation
    self.service = service
    self.corrections = corrections
    self.method = method
    self.messages = messages
    shardKey = ShardKey(messages)
    self.resolver = resolver
    self.access = access
    argumentNames = resolver.names.arguments(of: operation, in: service, method: method)
    resultNames = resolver.names.results(of: operation, in: service)
    carriers = operation.onlyCarriers
    value = makeValue()
  }

  private func makeValue() -> TemplateObject {
    let parameters = parameterViews
    let results = resultViews
    let mock = MockLayout(
      method: method, parameters: parameters,
      returnType: results.count > 1 ? nil : returnType ?? "Void", access: access)
    return [
      "isFirst": false,
      "wireName": .string(literal(operation.name)),
      "method": .string(method.written),
      "handler": .string(method.handler),
      "mock": .object(mock.value),
      "messages": .string(messages),
      "isCorrected": .bool(!corrections.isEmpty),
      "corrections": commaSeparated(
        corrections.map { ["text": .string(literal($0))] }, trailing: true),
      "clientDocumentation": clientDocumentation.value,
      "serviceDocumentation": serviceDocumentation.value,
      "hasParameters": .bool(!parameters.isEmpty),
      "parameters": commaSeparated(parameters),
      "parameterCount": .string(String(parameters.count)),
      "hasResults": .bool(!results.isEmpty),
      "results": commaSeparated(results),
      "singleResult": results.count == 1 ? .list(results.map { .object($0) }) : .bool(false),
      "severalResults": .bool(results.count > 1),
      "returnType": returnType.map { .string($0) } ?? .bool(false),
      "soap": operation.soap.map { .object(soapView($0)) } ?? .bool(false),
      "rest": operation.rest.map { .object(RESTBindingView(rest: $0).value) } ?? .bool(false),
    ]
  }

  /// Asked for each kind of file.
  private(set) lazy var needsFoundation = (operation.parameters + operation.results).contains {
    resolver.type($0.type).needsFoundation
  }

  /// How much room it takes in a file, in lines without prose: where to split must not depend on
  /// prose.
  func weight(in template: TemplateName) -> Int {
    let values = operation.parameters.count + operation.results.count
    return switch template {
    case .operations: 68 + 11 * values
    case .client: 26 + 4 * values
    case .service: 6 + values
    case .unimplemented: 8 + 2 * values
    case .server: 11 + 2 * values
    case .tests: 22 + 2 * values
    case .mock: 15 + 2 * values
    case .schema, .types, .enumerations: 0
    }
  }

  private var returnType: String? {
    let results = operation.results
    guard let first = results.first else { return nil }
    if results.count == 1 { return resolver.type(first.type).asValue }
    let elements = results.map { result in
      "\(resultNames[result.name]?.label ?? result.name): \(resolver.type(result.type).asValue)"
    }
    return "(\(elements.joined(separator: ", ")))"
  }

  private var parameterViews: [TemplateObject] {
    operation.parameters.enumerated().map { index, parameter in
      let name = argumentNames[parameter.name] ?? MemberName(parameter.name)
      var view = valueView(parameter, name, isOptional: isOptional(parameter))
      view["index"] = .string(String(index))
      view["default"] = .string(carriers[parameter.name]?.mayBeOmitted == true ? " = nil" : "")
      let isUnlabeled = omitsLabel(parameter)
      view["declaration"] = .string(isUnlabeled ? "_ \(name.written)" : name.label)
      view["label"] = .string(isUnlabeled ? "" : "\(name.label): ")
      return view
    }
  }

  private var resultViews: [TemplateObject] {
    operation.results.map { result in
      valueView(result, resultNames[result.name] ?? MemberName(result.name))
    }
  }

  /// Over REST alone the page says what may be left out and what not; else the type does.
  private func isOptional(_ parameter: Parameter) -> Bool? {
    guard let carrier = carriers[parameter.name] else { return nil }
    if carrier.mayBeOmitted { return true }
    let isDictionary = resolver.type(parameter.type).dictionaryItem != nil
    return carrier.mustBeSent && !isDictionary ? false : nil
  }

  /// - Parameter isOptional: whether nil is a value; nil to leave that to the type.
  private func valueView(
    _ value: Parameter, _ name: MemberName, isOptional: Bool? = nil
  ) -> TemplateObject {
    let type = resolver.type(value.type)
    let isOptional = isOptional ?? type.isNillable
    var view = codedValue(wireName: value.name, type)
    view["name"] = .string(name.written)
    view["argument"] = .string(name.label)
    view["type"] = .string(isOptional ? type.asField : type.name)
    view["empty"] = .string(isOptional ? "nil" : ".wireDefault")
    return view
  }

  /// The label says nothing where the only parameter is named like its complex type.
  private func omitsLabel(_ parameter: Parameter) -> Bool {
    operation.parameters.count == 1 && parameter.type == .named(parameter.name)
      && resolver.isComplex(parameter.name)
  }
}

// MARK: - Documentation

extension OperationView {
  private var clientDocumentation: DocComment {
    var comment = DocComment(operation.documentation)
    comment.paragraph(source)
    if operation.rest == nil {
      comment.paragraph(
        "Offered over SOAP only: a REST client throws `ServiceCallError` before anything is sent.")
    } else if operation.soap == nil {
      comment.paragraph(
        "Offered over REST only: a SOAP client throws `ServiceCallError` before anything is sent.")
    }
    comment.parameters(
      parameterTexts + [("options", "What this call asks for beyond the connection's settings.")])
    returns(in: &comment)
    comment.field(
      "Throws",
      "`ServiceFault` when the service refuses\(documentedRefusals), `ServiceCallError` when the "
        + "call itself fails.")
    return comment
  }

  /// The statuses that the documentation has beside those of success.
  private var documentedRefusals: String {
    let statuses = (operation.rest?.statuses ?? []).filter { !(200..<300).contains($0) }
    guard !statuses.isEmpty else { return "" }
    let list = statuses.map(String.init).joined(separator: ", ")
    return " (over REST with status \(list))"
  }

  private var serviceDocumentation: DocComment {
    var comment = DocComment(operation.documentation?.summary)
    comment.paragraph(source)
    return comment
  }

  /// Where the operation is documented, and what it is over REST.
  private var source: String {
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

  /// The file alone: a folder that is renamed changes nothing. Nil for an operation that a
  /// correction has added.
  private static func page(_ path: String) -> String? {
    path.split(separator: "/").last.map { "page `\($0)`" }
  }

  /// Those that the documentation says something about.
  private var parameterTexts: [(name: String, text: String)] {
    operation.parameters.compactMap { parameter in
      parameter.documentation.map { (argumentNames[parameter.name]?.plain ?? parameter.name, $0) }
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
    [
      "page": pageView(soap.page),
      "action": .string(literal(soap.action)),
      "input": .string(literal(soap.inputElement)),
      "output": .string(literal(soap.outputElement)),
      "requestHeaders": .object(stringList(soap.requestHeaders.map(\.name))),
      "responseHeaders": .object(stringList(soap.responseHeaders.map(\.name))),
    ]
  }

  /// An operation that a correction has added is on no page.
  private func pageView(_ page: String) -> TemplateValue {
    page.isEmpty ? .bool(false) : .string(literal(page))
  }
}
