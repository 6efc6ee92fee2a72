import Diagnostics
import ServiceModel

/// Facts about known types that the JSON samples of REST pages show: that a type extends the base
/// type, that it has additional properties, and values that it cannot have.
///
/// The names and kinds in a sample are part of the API. Its values are not.
struct SampledObjects {
  private let base: DocumentationProfile.BaseType
  private var responses: [SampledValue] = []
  /// All values that operations send and receive.
  private var joined: [SampledValue] = []

  init(base: DocumentationProfile.BaseType) { self.base = base }

  /// Adds the samples of an operation.
  mutating func take(
    _ page: RESTOperationPage, operation: ServiceOperation, matcher: RESTParameterMatcher
  ) {
    let response = SampledValue.response(of: page, operation)
    // Over REST several results are one object, which has no type.
    if operation.results.count == 1 { responses += response }
    joined += SampledValue.request(of: page, operation, matcher) + response
  }

  func merge(into draft: inout VersionDraft, diagnostics: inout DiagnosticBag) {
    // Of the types of a schema the base is known for certain.
    let marks = SampledBases(
      base: base.name, baseFields: base.fieldNames, closed: draft.schemaTypes)
    for sample in responses { marks.mark(sample.type, sample.value, in: &draft.types) }
    var comparison = SampleComparison(types: draft.types, base: base)
    for sample in joined { comparison.compare(sample, diagnostics: &diagnostics) }
    comparison.addProperties(to: &draft)
  }
}
