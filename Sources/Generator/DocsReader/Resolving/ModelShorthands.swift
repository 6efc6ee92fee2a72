import Diagnostics
import PositionedJSON
import ServiceModel

extension EnumerationType {
  init(isFlags: Bool = false, isComplete: Bool = false, names: [String]) {
    self.init(isFlags: isFlags, isComplete: isComplete, members: names.map { Member(name: $0) })
  }
}

extension ServiceOperation {
  /// Nil if it returns nothing or several values. Over REST, several results are one object.
  var onlyResult: Parameter? { results.count == 1 ? results.first : nil }
}

extension Documentation {
  /// Nil if it says nothing.
  var unlessEmpty: Documentation? { isEmpty ? nil : self }
}

extension CorrectionTarget {
  /// The correction that states a type, for the user to edit.
  func settlement(setting type: TypeReference, in version: String?) -> Settlement {
    settlement(.set(.object(["type": .type(type)])), in: version)
  }
}
