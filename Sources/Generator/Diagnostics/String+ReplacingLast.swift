extension String {
  /// The text with the last occurrence of another text replaced.
  package func replacingLast(_ old: String, with new: String) -> String {
    guard let place = ranges(of: old).last else { return self }
    return self[..<place.lowerBound] + new + self[place.upperBound...]
  }
}
