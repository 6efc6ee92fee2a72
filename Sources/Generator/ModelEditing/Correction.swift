import Diagnostics
import PositionedJSON
import ServiceModel

/// An entry of the corrections file.
struct Correction: Sendable {
  enum Change: Sendable {
    case set(JSONSyntaxTree)
    case add(JSONSyntaxTree)
    case remove
  }

  var target: CorrectionTarget
  /// Nil for every version that has the target.
  var version: String?
  var change: Change
  /// The item after which the new one is added; nil for the end of the list.
  var after: String?
  /// The operation of the same service whose bindings the added one copies.
  var like: String?
  /// The reason: how the user knows that the documentation is wrong.
  var reason: String?
  /// The range of the target in the bytes of the file.
  var range: Range<Int>
  /// The range of every value of the entry, by key.
  var places: [String: Range<Int>]

  /// Whether the target has no parts afterwards.
  var leavesNothing: Bool {
    switch change {
    case .remove: true
    case .set(let tree): tree["opaque"] != nil
    case .add: false
    }
  }

  /// The value that the user wrote for the target.
  var written: JSONSyntaxTree? {
    switch change {
    case .set(let tree), .add(let tree): tree
    case .remove: nil
    }
  }
}
