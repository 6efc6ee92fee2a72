import ServiceModel

/// The address of an operation over REST. Case has no meaning in a path.
struct RESTAddress: Hashable {
  /// Method and path, with the names of parameters.
  let exact: String
  /// The same without those names, because requests do not contain them.
  let anyName: String

  init(_ binding: RESTBinding) {
    exact = "\(binding.method) \(binding.path.lowercased())"
    let segments = binding.path.split(separator: "/", omittingEmptySubsequences: false)
    let erased = segments.map { segment in
      segment.contains("{") ? "{}" : segment.lowercased()
    }
    anyName = "\(binding.method) \(erased.joined(separator: "/"))"
  }
}
