import ServiceModel

/// The names of faults with a documented type.
extension SwiftTypeResolver {
  /// The name that users write in `catch let fault as`: the alias, or `TypedFault` with the type.
  func faultType(_ detail: TypeReference) -> String {
    faultAlias(detail) ?? "TypedFault<\(type(detail).name)>"
  }

  /// The alias of a fault; nil if it has none, because its name is taken or its type has no name.
  ///
  /// - Parameter detail: the type of its detail.
  func faultAlias(_ detail: TypeReference) -> String? {
    guard case .named = detail else { return nil }
    let name = Self.faultName(of: type(detail).name)
    return names.isTaken(name) ? nil : name
  }

  /// `SoldOut` is caught as `SoldOutFault`, `SoldOutFault` as `SoldOutFaultError`.
  private static func faultName(of type: String) -> String {
    type + (type.hasSuffix("Fault") || type.hasSuffix("Exception") ? "Error" : "Fault")
  }
}
