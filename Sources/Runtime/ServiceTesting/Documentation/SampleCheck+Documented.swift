@_spi(Generated) public import ServiceRuntime

extension SampleCheck {
  /// Checks a documented REST request: its method, its path and its body.
  public static func restRequest<Operation: OperationDefinition>(
    _ operation: Operation.Type, _ sample: DocumentedRequest
  ) throws -> [String] {
    guard let rest = Operation.descriptor.rest else {
      return try restRequest(operation, sample.body)
    }
    var findings: [String] = []
    if sample.method != rest.method.rawValue {
      findings.append("the sample's method is \(sample.method), not \(rest.method)")
    }
    if !isPath(sample.target, of: rest.path) {
      findings.append("the sample's path \(sample.target) is not of the form \(rest.path)")
    }
    if sample.body.isEmpty {
      // A table of properties always has a sample. A body without a table may have none.
      return findings + (rest.body == .wrapper ? ["the sample request has no body"] : [])
    }
    return findings + (try restRequest(operation, sample.body))
  }

  /// Checks a documented REST response: its status and its body.
  public static func restResponse<Operation: OperationDefinition>(
    _ operation: Operation.Type, _ sample: DocumentedResponse
  ) throws -> [String] {
    guard MessageCodec<Operation>.hasResult else {
      return sample.body.isEmpty || sample.body == "null"
        ? [] : ["the sample response has a body, and the operation has no result"]
    }
    let isSuccess = sample.status.map { (200..<300).contains($0) } ?? false
    let findings = isSuccess ? [] : ["the sample shows no success"]
    if sample.body.isEmpty { return findings + ["the sample response has no body"] }
    return findings + (try restResponse(operation, sample.body))
  }

  private static func isPath(_ target: String, of template: String) -> Bool {
    let path = target.prefix { $0 != "?" }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let expected = template.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count == expected.count
      && zip(parts, expected).allSatisfy { $1.hasPrefix("{") || $0 == $1 }
  }
}
