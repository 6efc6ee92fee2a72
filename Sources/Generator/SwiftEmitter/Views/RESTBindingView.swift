import Diagnostics
import Mustache
import ServiceModel

/// The view of a REST binding.
struct RESTBindingView {
  let rest: RESTBinding
  let operation: ServiceOperation
  let common: CommonParts

  var value: TemplateObject {
    let carried = rest.parameters.filter { $0.parameter != nil }
    let sent = rest.sendsJSON ? [] : rest.requestMediaTypes
    let answered = rest.answersJSON ? [] : rest.responseMediaTypes
    return [
      "page": pageView(
        rest.samplePage, pattern: operation.restPagePattern, common: common.restPages),
      "isByName": .bool(byName == ""),
      "byName": byName.map { ["arguments": .string($0)] } ?? .bool(false),
      "httpMethod": .string(rest.method.lowercased()),
      "path": .string(literal(rest.path)),
      "body": .string(rest.body.rawValue),
      "selectsProperties": .bool(rest.selects),
      "selectsColumns": .bool(rest.selectsColumns),
      "hasParameters": .bool(!carried.isEmpty),
      "parameters": commaSeparated(carried.map(parameter), trailing: true),
      "requestMediaTypes": mediaTypes(sent),
      "responseMediaTypes": mediaTypes(answered),
    ]
  }

  // MARK: Parameters

  private func parameter(_ parameter: RESTCarrier) -> TemplateObject {
    var arguments = ["\"\(literal(parameter.parameter ?? parameter.name))\""]
    if parameter.parameter != parameter.name {
      arguments.append("as: \"\(literal(parameter.name))\"")
    }
    if parameter.location == .query {
      if parameter.isRequired { arguments.append("isRequired: true") }
      if let list = parameter.list { arguments.append("list: .\(list.rawValue)") }
    }
    return [
      "location": .string(location(of: parameter)),
      "arguments": commaSeparated(arguments.map { ["text": .string($0)] }),
    ]
  }

  /// The runtime treats a property of a form as a field.
  private func location(of parameter: RESTCarrier) -> String {
    let isFormField = rest.body == .form && parameter.location == .property
    return isFormField ? "form" : parameter.location.rawValue
  }

  /// The arguments of the function of the runtime, if everything else follows from the names of the
  /// operation and of its parameters.
  private var byName: String? {
    guard let form = operation.restForm, let paths = common.restPaths,
      rest.path == paths + operation.name
    else { return nil }
    let arguments = [
      form == .value ? "body: .value" : nil, rest.selects ? nil : "selectsProperties: false",
    ].compactMap(\.self)
    return arguments.joined(separator: ", ")
  }

  private func mediaTypes(_ types: [String]) -> TemplateValue {
    types.isEmpty ? .bool(false) : .object(stringList(types))
  }
}

extension RESTBinding {
  /// Whether it has the parameter that selects properties of the result.
  fileprivate var selects: Bool { parameters.contains { $0.name == "$select" } }

  /// Whether this parameter selects columns of rows: it does if there are other query options.
  fileprivate var selectsColumns: Bool {
    selects && parameters.contains { $0.parameter != nil && $0.name.hasPrefix("$") }
  }

  /// Whether requests are JSON, which is the default and not listed.
  fileprivate var sendsJSON: Bool { body != .binary }

  /// Whether responses are JSON, which is the default and not listed.
  fileprivate var answersJSON: Bool { Self.includesJSON(responseMediaTypes) }
}

extension ServiceOperation {
  /// The body of a REST binding that can be named after the operation, as methods of agents are: it
  /// posts its parameters as JSON, each under its own name. Nil for other bindings.
  var restForm: RESTBinding.Body? {
    guard let rest, rest.method == "POST", rest.answersJSON, !rest.selectsColumns else {
      return nil
    }
    let body: RESTBinding.Body = parameters.isEmpty ? .none : rest.body
    let location: RESTCarrier.Location = body == .value ? .body : .property
    guard body == rest.body, body == .none || body == .wrapper || body == .value,
      body != .value || parameters.count == 1
    else { return nil }
    let carriers = rest.parameters.filter { $0.parameter != nil }
    let isByName =
      carriers.map(\.parameter) == parameters.map(\.name)
      && carriers.allSatisfy { $0.location == location && $0.name == $0.parameter }
      && parameters.allSatisfy { $0.xml == nil }
    return isByName ? body : nil
  }
}

/// The page of an operation as an expression; nothing if it follows from the name of the operation.
///
/// - Parameters:
///   - page: nil or empty if there is none: an operation that a correction has added has no page.
///   - pattern: the page with `*` instead of the name of the operation.
///   - common: the most frequent pattern of the service.
func pageView(_ page: String?, pattern: String?, common: String?) -> TemplateValue {
  guard let common else { return .bool(false) }
  if pattern == common { return .bool(false) }
  guard let page, !page.isEmpty else { return ["text": "SamplePage.absent"] }
  return ["text": .string("\"\(literal(page))\"")]
}
