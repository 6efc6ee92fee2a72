@_spi(Generated) public import ServiceRuntime

/// A value with every field set, the same in every run; recursive types end after a few levels.
///
/// So tests need no literals, and also cover fields that are added later.
public func filled<Value: FieldCodable>(_ type: Value.Type = Value.self) -> Value {
  FillingCoder().filled(type)
}
