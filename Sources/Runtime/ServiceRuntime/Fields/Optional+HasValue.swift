extension Optional {
  /// Whether there is a value.
  ///
  /// For a generic `Equatable` type, `!= nil` copies the value and calls its comparison. That took an
  /// eighth of the time of writing a message.
  @inline(__always) var hasValue: Bool {
    if case .some = self { true } else { false }
  }
}
