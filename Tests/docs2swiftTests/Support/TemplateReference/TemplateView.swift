@testable import SwiftEmitter

/// A view: the keys that a template, or a section of a template, can use.
///
/// The raw values are the names of the types that define the views.
enum TemplateView: String, CaseIterable {
  case module = "ModuleContext"
  case schema = "SchemaPartsView"
  case types = "TypeFiles"
  case service = "ServiceFiles"
  case operation = "OperationView"
  case rest = "RESTBindingView"
  case complexType = "ComplexTypeView"
  case enumeration = "EnumerationView"
  case choice = "ChoiceView"
  case form = "FormView"
  case namedParts = "NamedPartsView"

  /// The view of the objects of a key; nil if the key has no view of its own.
  init?(ofKey key: String) {
    switch key {
    case "operations": self = .operation
    case "rest": self = .rest
    case "types": self = .complexType
    case "enumerations": self = .enumeration
    case "choices": self = .choice
    case "form": self = .form
    case "inputParts", "outputParts": self = .namedParts
    default: return nil
    }
  }
}

extension TemplateName {
  /// The view of the template.
  var view: TemplateView {
    switch self {
    case .schema: .schema
    case .types, .enumerations: .types
    case .operations, .client, .service, .unimplemented, .server, .mock, .tests: .service
    }
  }
}
