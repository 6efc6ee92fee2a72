import Diagnostics

/// A construct in a document that the model cannot express, and its owner.
///
/// Reading never stops at a finding. Its consequence is decided when it is known which operation
/// needs its part of the document.
struct WSDLFinding: Sendable {
  enum Kind: Sendable {
    /// A construct that this tool does not support.
    case unsupported
    /// A contradiction.
    case contradiction
    /// A construct that does not change messages, or that is supported in a simpler form.
    case remark
  }

  /// The owner of a part of a document.
  enum Owner: Sendable {
    case type(InternedName)
    /// A global element, which is the content of a message of an operation.
    case message(InternedName)
    case operation(InternedName, of: InternedName)
    case document

    var name: InternedName {
      switch self {
      case .type(let name), .message(let name), .operation(let name, _): name
      case .document: .none
      }
    }
  }

  let kind: Kind
  /// For an unsupported construct, the beginning of a sentence; otherwise the whole sentence.
  let what: String
  let file: SourceFile
  let place: Range<Int>
  let owner: Owner
  /// What is wrong with the whole binding; nil for what is wrong in one place.
  var cause: String?
  var hint: String?

  var location: SourceLocation { file.location(of: place) }
}
