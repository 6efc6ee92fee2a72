/// JSON that cannot be read.
package struct JSONSyntaxError: Error, Equatable {
  /// In lowercase, without a final period.
  package var message: String
  /// The bytes with the error.
  package var range: Range<Int>

  package init(message: String, range: Range<Int>) {
    self.message = message
    self.range = range
  }
}
