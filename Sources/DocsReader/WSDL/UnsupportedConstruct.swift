import Diagnostics
import PositionedJSON
import ServiceModel

/// A construct that no document of this documentation was known to use, and what it belongs to.
struct UnsupportedConstruct {
  enum Subject {
    case type(String)
    case field(String, of: String)
    /// The key or the value of a dictionary, by the key that states it in the model file.
    case part(String, ofDictionary: String)
    case operation(OperationAddress)
    case parameter(String, of: OperationAddress)
    case result(String, of: OperationAddress)
    /// What the model does not hold under a name of its own.
    case document

    /// The correction that states a type for what has none; nil for what cannot be corrected.
    func settlement(stating type: String, in version: String?) -> Settlement? {
      let change = CorrectionTarget.Change.set(.object(["type": .string(type)]))
      return switch self {
      case .field(let name, let owner):
        CorrectionTarget.field(name, of: owner).settlement(change, in: version)
      case .part(let part, let owner):
        CorrectionTarget.type(owner)
          .settlement(.set(.object(["dictionary": .object([part: .string(type)])])), in: version)
      case .parameter(let name, let operation):
        CorrectionTarget.parameter(name, of: operation).settlement(change, in: version)
      case .result(let name, let operation):
        CorrectionTarget.result(name, of: operation).settlement(change, in: version)
      case .type, .operation, .document: nil
      }
    }
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
      case .part(let part, let type): " of the \(part) of the dictionary '\(type)'"
      case .parameter(let name, let operation), .result(let name, let operation):
        " of '\(name)' of '\(operation.operation)'"
      case .document: ""
      }
    return "\(what)\(owner) is not supported"
  }

  private var hint: String? {
    switch subject {
    case .type: "state the type in a correction, or leave it opaque: its values survive unread"
    case .field, .part, .parameter, .result: nil
    case .operation: "correct the operation, or leave it out"
    case .document: "leave out the document: operation pages alone are enough for signatures"
    }
  }

  /// The correction that settles it.
  private func settlement(in version: String?) -> Settlement? {
    switch subject {
    case .type(let name):
      CorrectionTarget.type(name).settlement(.set(.object(["opaque": true])), in: version)
    case .operation(let operation):
      CorrectionTarget.operation(operation).settlement(.remove, in: version)
    case .field, .part, .parameter, .result, .document:
      subject.settlement(stating: "xs:string", in: version)
    }
  }

  func report(in version: String?, at location: SourceLocation, to diagnostics: inout DiagnosticBag)
  {
    diagnostics.emit(
      DocsReaderRules.unsupported, message, at: location, hint: hint,
      settlement: settlement(in: version))
  }
}
