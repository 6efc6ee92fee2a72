import Diagnostics
import ServiceModel

/// Reports the consequences of the findings in the documents of one version: a type is kept as XML,
/// or an operation is left out.
struct WSDLFindings {
  let version: WSDLVersionName
  let vocabulary: WSDLVocabulary
  /// The types and operations that need a simple type or a group, by its name.
  let users: [InternedName: Set<String>]
  private(set) var diagnostics = DiagnosticBag()

  init(
    version: WSDLVersionName, vocabulary: WSDLVocabulary, users: [InternedName: Set<String>]
  ) {
    self.version = version
    self.vocabulary = vocabulary
    self.users = users
  }

  /// - Parameters:
  ///   - findings: the findings of one document.
  ///   - operations: those that send or receive an element, by its name.
  mutating func report(
    _ findings: [WSDLFinding], operations: [InternedName: [OperationAddress]]
  ) {
    var remarks = DiagnosticBag()
    for finding in findings {
      let location = finding.place.location
      switch finding.owner {
      case .document where finding.kind == .remark:
        remarks.emit(
          DocsReaderRules.wsdlRemark, finding.what, at: location, hint: finding.hint)
      case .document:
        let isUnsupported = finding.kind == .unsupported
        let rule = isUnsupported ? DocsReaderRules.unsupported : DocsReaderRules.wsdlStructure
        var diagnostic = Diagnostic(rule, finding.what, at: location)
        diagnostic.severity = .warning
        diagnostics.emit(diagnostic)
      case .type(let name): report(finding, .type(vocabulary.text(name)), at: location)
      case .operation(let name, let service):
        let address = OperationAddress(
          kind: version.kind, service: vocabulary.text(service),
          operation: vocabulary.text(name))
        report(finding, .operation(address), at: location)
      case .message(let name):
        for address in operations[name] ?? [] { report(finding, .operation(address), at: location) }
      }
    }
    diagnostics.merge(remarks.joiningPlaces)
  }

  private mutating func report(
    _ finding: WSDLFinding, _ subject: UnsupportedConstruct.Subject, at location: SourceLocation
  ) {
    var users: [String] = []
    if case .type(let name) = finding.owner { users = self.users[name]?.sorted() ?? [] }
    switch finding.kind {
    case .unsupported:
      UnsupportedConstruct(what: finding.what, cause: finding.cause)
        .report(of: subject, users: users, in: version.name, at: location, to: &diagnostics)
    case .contradiction:
      UnsupportedConstruct(what: finding.what, rule: DocsReaderRules.wsdlStructure)
        .report(of: subject, users: users, in: version.name, at: location, to: &diagnostics)
    case .remark:
      diagnostics.emit(
        DocsReaderRules.wsdlRemark, finding.what, at: location,
        concern: subject.concern(in: version.name, .remarks, users: users))
    }
  }
}

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
  let place: PagePlace
  var owner = Owner.document
  /// What is wrong with the whole binding; nil for what is wrong in one place.
  var cause: String?
  var hint: String?
}
