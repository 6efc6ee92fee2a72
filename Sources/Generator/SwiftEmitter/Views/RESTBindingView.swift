import Diagnostics
import Mustache
import ServiceModel

/// The view of a REST binding.
struct RESTBindingView {
  let rest: RESTBinding

  /// The parameter that selects properties of the result.
  private static let select = "$select"

  var value: TemplateObject {
    let carried = rest.parameters.filter { $0.parameter != nil }
    let sent = sendsJSON ? [] : rest.requestMediaTypes
    let answered = answersJSON ? [] : rest.responseMediaTypes
    return [
      "page": rest.samplePage.map { .string(literal($0)) } ?? .bool(false),
      "httpMethod": .string(rest.method.lowercased()),
      "path": .string(literal(rest.path)),
      "body": .string(rest.body.rawValue),
      "selectsProperties": .bool(selects),
      "selectsColumns": .bool(selectsColumns),
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

  // MARK: $select

  private var selects: Bool { rest.parameters.contains { $0.name == Self.select } }

  /// If there are other query options, it selects columns of rows.
  private var selectsColumns: Bool {
    selects && rest.parameters.contains { $0.parameter != nil && $0.name.hasPrefix("$") }
  }

  // MARK: Media types

  /// JSON is the default and not listed.
  private var sendsJSON: Bool { rest.body != .binary }

  private var answersJSON: Bool {
    rest.responseMediaTypes.isEmpty
      || rest.responseMediaTypes.contains { $0.contains(ascii: "json") }
  }

  private func mediaTypes(_ types: [String]) -> TemplateValue {
    types.isEmpty ? .bool(false) : .object(stringList(types))
  }
}
