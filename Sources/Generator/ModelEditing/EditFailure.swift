/// Why an edit is not possible, and the range of bytes in its file.
struct EditFailure: Error, Equatable {
  /// Lower case, without a final period.
  var message: String
  var range: Range<Int>
  var hint: String?

  init(_ message: String, at range: Range<Int>, hint: String? = nil) {
    self.message = message
    self.range = range
    self.hint = hint
  }
}
