/// A fault whose detail has a documented type.
///
/// Generated code has an alias for each of them: `SoldOutFault` is `TypedFault<SoldOut>`.
///
///     do {
///       try await shop.buy(isbn: "…")
///     } catch let fault as SoldOutFault {
///       print(fault.detail.until)
///     }
///
/// An implementation throws it to report this fault.
public struct TypedFault<Detail: WireValue>: TypedServiceFault, Equatable {
  /// The detail of the fault.
  public var detail: Detail
  /// Everything else: the code, the reason, and the request.
  public var fault: ServiceFault

  /// Creates a fault, for an implementation to throw.
  public init(
    _ detail: Detail, reason: String = "The operation was refused.",
    code: ServiceFault.Code = .server
  ) {
    self.init(detail, ServiceFault(code, reason))
  }

  init(_ detail: Detail, _ fault: ServiceFault) {
    self.detail = detail
    self.fault = fault
  }
}

extension TypedFault: CustomStringConvertible {
  /// The description of the fault, with the call that it answers, and the detail.
  public var description: String { "\(fault) – detail: \(detail)" }
}

/// A fault with a detail of any type.
public protocol TypedServiceFault: Error {
  /// Everything except the detail.
  var fault: ServiceFault { get set }
}

/// A documented fault of an operation: the element in its detail, and the type of its content.
@_spi(Generated) public struct SOAPFaultPart<Detail: WireValue>: SOAPFaultDescription {
  let name: XMLName

  /// Creates the description of a fault.
  ///
  /// - Parameters:
  ///   - element: the local name of the element in the detail.
  ///   - namespace: the namespace of the element.
  public init(_ element: String, in namespace: String) {
    name = XMLName(element, in: namespace)
  }

  /// The received fault as this type, if it is one.
  public func typed(_ fault: ServiceFault) -> (any TypedServiceFault)? {
    guard case .xml(let fragment)? = fault.content else { return nil }
    for case .element(let name, let content) in fragment.nodes where name == self.name {
      let element = AnyElement(name: name, content: content)
      return (try? element.value(Detail.self)).flatMap(\.self).map { TypedFault($0, fault) }
    }
    return nil
  }

  /// The fault to send for an error, if it is of this type.
  public func told(_ error: any TypedServiceFault) -> ServiceFault? {
    guard let error = error as? TypedFault<Detail>,
      let element = try? AnyElement(name, holding: error.detail)
    else { return nil }
    var fault = error.fault
    fault.content = .xml(XMLFragment(nodes: [.element(element.name, element.content)]))
    return fault
  }
}

/// A documented fault of an operation, with a detail of any type.
@_spi(Generated) public protocol SOAPFaultDescription: Sendable {
  /// The received fault as this type, if it is one.
  func typed(_ fault: ServiceFault) -> (any TypedServiceFault)?
  /// The fault to send for an error, if it is of this type.
  func told(_ error: any TypedServiceFault) -> ServiceFault?
}
