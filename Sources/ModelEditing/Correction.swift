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
  /// The item behind which the added one comes; nil for the end of the list.
  var after: String?
  /// The operation of the same service whose bindings the added one has.
  var like: String?
  /// How it is known that the documentation is wrong.
  var reason: String?
  /// The bytes of the entry's file that name the target.
  var range: Range<Int>
  /// The bytes of every value of the entry, by key.
  var places: [String: Range<Int>]

  /// Whether the target has no parts afterwards.
  var leavesNothing: Bool {
    switch change {
    case .remove: true
    case .set(let tree): tree["opaque"] != nil
    case .add: false
    }
  }

  /// What the user wrote of the target's value.
  var written: JSONSyntaxTree? {
    switch change {
    case .set(let tree), .add(let tree): tree
    case .remove: nil
    }
  }
}
