/// Generated code refers to the version of the runtime that it was generated for, so that a
/// mismatch is a compile error and not a runtime error.
@_spi(Generated) public enum GeneratedCodeVersion1 {}
