import Diagnostics

/// Something in a document that the model cannot say, and what it belongs to.
///
/// Reading never stops at one: what it comes to is decided when it is known which operation needs
/// the part of the document that it stands in.
struct WSDLFinding: Sendable {
  enum Kind: Sendable {
    /// A construct that this tool does not carry.
    case unsupported
    /// What contradicts itself.
    case contradiction
    /// What means nothing to messages, or what is carried in a simpler way than it is described.
    case remark
  }

  /// What a part of a document belongs to.
  enum Owner: Sendable {
    case type(InternedName)
    /// A global element, which wraps what an operation sends or receives.
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
  /// For what is unsupported the beginning of a sentence, or else all of it.
  let what: String
  let file: SourceFile
  let place: Range<Int>
  let owner: Owner

  var location: SourceLocation { file.location(of: place) }
}
