import Diagnostics

/// A construct that no document of this documentation was known to use, and what it belongs to.
struct UnsupportedConstruct {
  enum Subject {
    case type(String)
    /// The element that wraps an operation's parameters or results.
    case message(String)
    case operation(String)
    case document
  }

  let subject: Subject
  /// What it is, as the beginning of a sentence.
  let what: String

  var message: String {
    switch subject {
    case .type(let name): "\(what) of the type '\(name)' is not supported"
    case .message(let name): "\(what) of the element '\(name)' is not supported"
    case .operation(let name): "\(what) of the operation '\(name)' is not supported"
    case .document: "\(what) is not supported"
    }
  }

  /// What settles it.
  var hint: String {
    switch subject {
    case .type(let name): "correct the type '\(name)', or leave out the operations that need it"
    case .message(let name), .operation(let name): "leave out the operation '\(name)'"
    case .document: "leave out the page; operation pages alone are enough for signatures"
    }
  }
}

extension DiagnosticBag {
  mutating func emit(_ construct: UnsupportedConstruct, at location: SourceLocation) {
    emit(
      DocsReaderRules.unsupported, construct.message, at: location, hint: construct.hint)
  }
}
