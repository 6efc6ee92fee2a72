import Diagnostics
import ServiceModel

/// A construct that no document of this documentation was known to use, and what it belongs to.
struct UnsupportedConstruct {
  enum Subject {
    case type(String)
    case field(String, of: String)
    case operation(OperationAddress)
    case parameter(String, of: OperationAddress)
    case document
  }

  let subject: Subject
  /// What it is, as the beginning of a sentence.
  let what: String

  var message: String {
    let owner =
      switch subject {
      case .type(let name): " of the type '\(name)'"
      case .field(let name, let type): " of '\(name)' of the type '\(type)'"
      case .operation(let operation): " of the operation '\(operation.operation)'"
      case .parameter(let name, let operation): " of '\(name)' of '\(operation.operation)'"
      case .document: ""
      }
    return "\(what)\(owner) is not supported"
  }

  private var hint: String? {
    switch subject {
    case .type: "state the type in a correction, or leave it opaque: its values survive unread"
    case .field, .parameter: nil
    case .operation: "correct the operation, or leave it out"
    case .document: "leave out the document: operation pages alone are enough for signatures"
    }
  }

  /// The correction that settles it.
  private func settlement(in version: String?) -> Settlement? {
    switch subject {
    case .type(let name):
      CorrectionTarget.type(name).settlement(.set(["opaque": true]), in: version)
    case .field(let name, let type):
      CorrectionTarget.field(name, of: type).settlement(.set(["type": "xs:string"]), in: version)
    case .operation(let operation):
      CorrectionTarget.operation(operation).settlement(.remove, in: version)
    case .parameter(let name, let operation):
      CorrectionTarget.parameter(name, of: operation)
        .settlement(.set(["type": "xs:string"]), in: version)
    case .document: nil
    }
  }

  func report(in version: String?, at location: SourceLocation, to diagnostics: inout DiagnosticBag)
  {
    diagnostics.emit(
      DocsReaderRules.unsupported, message, at: location, hint: hint,
      settlement: settlement(in: version))
  }
}
