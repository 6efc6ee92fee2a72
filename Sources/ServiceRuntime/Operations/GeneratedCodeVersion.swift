/// Generated code refers to the version of the runtime it was written for, so that a mismatch is
/// an error of the compiler and not of a call.
@_spi(Generated) public enum GeneratedCodeVersion1 {}
