import Diagnostics
import PositionedJSON
import ServiceModel

/// A construct that the model cannot express, and its owner.
struct UnsupportedConstruct {
  enum Subject {
    case type(String)
    case operation(OperationAddress)

    private var target: CorrectionTarget {
      switch self {
      case .type(let name): .type(name)
      case .operation(let address): .operation(address)
      }
    }

    func concern(in version: String, _ consequence: Concern.Consequence) -> Concern {
      Concern(version: version, subject: target.description, consequence: consequence)
    }

    /// The correction that accepts the consequence.
    func settlement(in version: String) -> Settlement {
      let change: CorrectionTarget.Change =
        switch self {
        case .type: .set(.object(["opaque": true]))
        case .operation: .remove
        }
      return target.settlement(change, in: version)
    }
  }

  let subject: Subject
  /// The construct, as the beginning of a sentence; the whole sentence for other rules than
  /// `unsupported`.
  let what: String
  var rule = DocsReaderRules.unsupported

  var message: String {
    let isPlain = rule.id == DocsReaderRules.unsupported.id
    return switch subject {
    case .type(let name):
      (isPlain ? "\(what) of the type '\(name)' is not supported" : what)
        + ": values of '\(name)' are kept as XML"
    case .operation(let operation):
      (isPlain ? "\(what) of the operation '\(operation.operation)' is not supported" : what)
        + ": '\(operation.service).\(operation.operation)' is left out"
    }
  }

  private var hint: String {
    switch subject {
    case .type: "state the type in a correction, or that it is opaque, and this is settled"
    case .operation: "leave the operation out in a correction, and this is settled"
    }
  }

  /// The consequence for the subject.
  private var consequence: Concern.Consequence {
    switch subject {
    case .type: .remarks
    case .operation: .leavesOut
    }
  }

  func report(in version: String, at location: SourceLocation, to diagnostics: inout DiagnosticBag)
  {
    var diagnostic = Diagnostic(
      rule, message, at: location, hint: hint, settlement: subject.settlement(in: version),
      concern: subject.concern(in: version, consequence))
    diagnostic.severity = .warning
    diagnostics.emit(diagnostic)
  }
}
