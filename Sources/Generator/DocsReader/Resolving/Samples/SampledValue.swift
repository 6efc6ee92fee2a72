import ServiceModel

/// A value in a JSON sample whose type is known.
struct SampledValue {
  let type: TypeReference
  let value: SampleShape
  /// A description in words.
  let subject: String
  /// Its path in the body of the sample.
  let path: [SamplePositions.Step]
  let body: Range<Int>
  let page: RESTOperationPage

  /// The response of an operation. Several results are the properties of one object.
  static func response(
    of page: RESTOperationPage, _ operation: ServiceOperation
  ) -> [SampledValue] {
    guard let sample = page.responseSample, let value = sample.value else { return [] }
    if let result = operation.onlyResult {
      return [
        SampledValue(
          type: result.type, value: value, subject: "the result of '\(operation.name)'", path: [],
          body: sample.body, page: page)
      ]
    }
    return operation.results.compactMap { result in
      property(result.name, of: sample, type: result.type, operation: operation, page: page)
    }
  }

  /// The request of an operation.
  static func request(
    of page: RESTOperationPage, _ operation: ServiceOperation, _ matcher: RESTParameterMatcher
  ) -> [SampledValue] {
    guard let sample = page.requestSample, let value = sample.value else { return [] }
    return matcher.items.compactMap { item in
      guard let index = item.parameter, operation.parameters.indices.contains(index) else {
        return nil
      }
      let type = operation.parameters[index].type
      switch item.location {
      case .property where page.bodyForm != .form:
        return property(item.name, of: sample, type: type, operation: operation, page: page)
      case .body:
        return SampledValue(
          type: type, value: value, subject: "the body of '\(operation.name)'", path: [],
          body: sample.body, page: page)
      default: return nil
      }
    }
  }

  private static func property(
    _ name: String, of sample: HTTPSample, type: TypeReference, operation: ServiceOperation,
    page: RESTOperationPage
  ) -> SampledValue? {
    guard let value = sample.value?.property(name) else { return nil }
    return SampledValue(
      type: type, value: value, subject: "'\(name)' of '\(operation.name)'", path: [.key(name)],
      body: sample.body, page: page)
  }
}

extension SampleShape {
  /// The first item of an array, or the value itself.
  var firstItem: SampleShape? {
    if case .array(let items) = self { return items.first }
    return self
  }
}
