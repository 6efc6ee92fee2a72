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

    func concern(
      in version: String, _ consequence: Concern.Consequence, cause: Concern.Cause? = nil
    ) -> Concern {
      Concern(version: version, subject: target.description, consequence: consequence, cause: cause)
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
  /// What is unsupported in several operations at once, as a sentence without its end.
  var cause: String?

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

  /// The consequence for the subject, and what to do about it.
  private var outcome: (consequence: Concern.Consequence, hint: String) {
    switch subject {
    case .type:
      (.remarks, "state the type in a correction, or that it is opaque, and this is settled")
    case .operation: (.leavesOut, "leave the operation out in a correction, and this is settled")
    }
  }

  private var sharedCause: Concern.Cause? {
    cause.map {
      Concern.Cause(
        $0, effect: "operations are left out",
        hint: "leave them out of the selection or in corrections, and this is settled")
    }
  }

  func report(in version: String, at location: SourceLocation, to diagnostics: inout DiagnosticBag)
  {
    var diagnostic = Diagnostic(
      rule, message, at: location, hint: outcome.hint, settlement: subject.settlement(in: version),
      concern: subject.concern(in: version, outcome.consequence, cause: sharedCause))
    diagnostic.severity = .warning
    diagnostics.emit(diagnostic)
  }
}
