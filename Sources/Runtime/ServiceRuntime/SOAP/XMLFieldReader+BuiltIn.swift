import Foundation

/// Values that name their own type.
extension XMLFieldReader {
  /// Reads a value of one of the types that the runtime has. Returns false for any other type.
  func readBuiltIn(_ type: XMLName, _ value: inout AnyValue?) -> Bool {
    guard [XMLNamespace.schema, XMLNamespace.serialization].contains(type.namespace) else {
      return false
    }
    switch type.local {
    case "string": value = self.value(String.self).map(AnyValue.string)
    case "boolean": value = self.value(Bool.self).map(AnyValue.boolean)
    case "short": value = self.value(Int16.self).map(AnyValue.int16)
    case "int": value = self.value(Int32.self).map(AnyValue.int32)
    case "long": value = self.value(Int64.self).map(AnyValue.int64)
    case "unsignedInt": value = self.value(UInt32.self).map(AnyValue.uint32)
    case "double": value = self.value(Double.self).map(AnyValue.double)
    case "dateTime": value = self.value(DateTime.self).map(AnyValue.dateTime)
    case "duration": value = self.value(TimeSpan.self).map(AnyValue.duration)
    case "base64Binary": value = self.value(Data.self).map(AnyValue.binary)
    default: return false
    }
    return true
  }

  private func value<Value: WireValue>(_ type: Value.Type) -> Value? {
    var value: Value?
    Value.code(&value, with: self)
    return value
  }
}
