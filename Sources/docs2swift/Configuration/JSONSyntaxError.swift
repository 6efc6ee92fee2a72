/// JSON that cannot be read.
struct JSONSyntaxError: Error, Equatable {
  /// Lower case, without a final period.
  var message: String
  /// The bytes to blame.
  var range: Range<Int>
}
