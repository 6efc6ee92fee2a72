import Diagnostics
import PositionedJSON
import ServiceModel

/// A construct that the model cannot express.
struct UnsupportedConstruct: Error {
  /// The owner of a construct.
  enum Subject {
    case type(String)
    case operation(OperationAddress)
    /// Its binding over REST. `isAlone` if it has no other one.
    case binding(OperationAddress, isAlone: Bool)

    private var target: CorrectionTarget {
      switch self {
      case .type(let name): .type(name)
      case .operation(let address), .binding(let address, _): .operation(address)
      }
    }

    /// In the notation of corrections.
    var description: String { target.description }

    func concern(
      in version: String, _ consequence: Concern.Consequence, users: [String] = [],
      cause: Concern.Cause? = nil
    ) -> Concern {
      Concern(
        version: version, subject: description, users: users, consequence: consequence,
        cause: cause)
    }

    /// The correction that accepts the consequence.
    func settlement(in version: String) -> Settlement {
      let change: CorrectionTarget.Change =
        switch self {
        case .type: .set(.object(["opaque": true]))
        case .operation, .binding(_, isAlone: true): .remove
        case .binding: .set(.object(["rest": .init(.null)]))
        }
      return target.settlement(change, in: version)
    }
  }

  /// The construct, as the beginning of a sentence; the whole sentence for other rules than
  /// `unsupported`.
  let what: String
  var rule = DocsReaderRules.unsupported
  /// What is unsupported in several operations at once, as a sentence without its end.
  var cause: String?

  static func unsupported(_ what: String) -> Self { Self(what: what) }

  func report(
    of subject: Subject, users: [String] = [], in version: String, at location: SourceLocation,
    to diagnostics: inout DiagnosticBag
  ) {
    let outcome = outcome(for: subject)
    let isPlain = rule.id == DocsReaderRules.unsupported.id
    let reason = isPlain ? "\(what) of the \(outcome.owner) is not supported" : what
    var diagnostic = Diagnostic(
      rule, "\(reason): \(outcome.effect)", at: location, hint: outcome.hint,
      settlement: subject.settlement(in: version),
      concern: subject.concern(
        in: version, outcome.consequence, users: users, cause: sharedCause))
    diagnostic.severity = .warning
    diagnostics.emit(diagnostic)
  }

  /// The subject in words, the consequence for it, and what to do about it.
  private func outcome(
    for subject: Subject
  ) -> (owner: String, effect: String, hint: String, consequence: Concern.Consequence) {
    switch subject {
    case .type(let name):
      (
        "type '\(name)'", "values of '\(name)' are kept as XML",
        "state the type in a correction, or that it is opaque, and this is settled", .remarks
      )
    case .operation(let address):
      (
        "operation '\(address.operation)'",
        "'\(address.service).\(address.operation)' is left out",
        "leave the operation out in a correction, and this is settled", .leavesOut
      )
    case .binding(let address, let isAlone):
      (
        "operation '\(address.operation)'",
        "'\(address.service).\(address.operation)' is left out" + (isAlone ? "" : " over REST"),
        "correct the binding, or leave it out in a correction, and this is settled",
        .leavesOutREST
      )
    }
  }

  private var sharedCause: Concern.Cause? {
    cause.map {
      Concern.Cause(
        $0, effect: "operations are left out",
        hint: "leave them out of the selection or in corrections, and this is settled")
    }
  }
}
