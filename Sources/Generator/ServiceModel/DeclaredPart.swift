/// A part of a service, an operation or a type, as its documentation declares it.
package indirect enum DeclaredPart: Hashable, Sendable {
  case whole
  case parameter(String)
  case result(String)
  /// A value of a request over REST.
  case restValue(String)
  /// A field, a member of an enumeration or a case of a choice.
  case member(String)
  /// The URL of a service.
  case address
  case binding
  case action
  case requestHeader(String)
  case responseHeader(String)
  case fault(String)
  /// The part of a message that names this element.
  case messagePart(String)
  /// The element itself, with its type.
  case element(String)
  /// The type of a part. If the part is a reference to an element or an attribute, that has the type.
  case type(of: DeclaredPart)
  /// A row of a table of a REST page. A Swagger file has no tables, and says this in the operation.
  case row(String, saying: String)

  /// The name that is written at its position; nil if there is none.
  package var name: String? {
    switch self {
    case .whole, .address, .binding, .action: nil
    case .parameter(let name), .result(let name), .restValue(let name), .member(let name),
      .requestHeader(let name), .responseHeader(let name), .fault(let name),
      .messagePart(let name), .element(let name), .row(let name, _):
      name
    case .type(let part): part.name
    }
  }
}
