import Diagnostics

/// A port type with its binding.
struct WSDLService: Sendable {
  let name: InternedName
  /// The file of the port type.
  let file: SourceFile
  let place: Range<Int>
  var documentation: [String]
  var operations: [WSDLOperation] = []
  /// `1.1` or `1.2`.
  let envelopeVersion: String
  /// The addresses of the service, the default first.
  let addresses: [(url: InternedName, location: SourceLocation)]
}

struct WSDLOperation: Sendable {
  let name: InternedName
  let place: Range<Int>
  var documentation: [String]
  /// The elements in the bodies of request and response; nil if there is none. Then a finding says
  /// why.
  var input: TypeKey?
  var output: TypeKey?
  var action = InternedName.none
  var requestHeaders: [TypeKey] = []
  var responseHeaders: [TypeKey] = []
  /// The elements in the details of its faults.
  var faults: [TypeKey] = []
  /// Whether it has no response.
  var isOneWay = false

  /// The elements of its messages.
  var elements: [TypeKey] { [input, output].compactMap { $0 } }
}
