import Diagnostics
import ServiceModel

/// What the JSON samples of REST pages show of types that are known: that a type extends the base
/// type, properties it was not known to have, and values it cannot have.
///
/// The names and kinds in a sample are API, its values are not.
struct SampledObjects {
  private let base: DocumentationProfile.BaseType
  private var responses: [SampledValue] = []
  /// All values that operations send and answer.
  private var joined: [SampledValue] = []

  init(base: DocumentationProfile.BaseType) { self.base = base }

  /// Takes the samples of an operation.
  mutating func take(
    _ page: RESTOperationPage, operation: ServiceOperation, matcher: RESTParameterMatcher
  ) {
    let response = SampledValue.response(of: page, operation)
    // Over REST several results are one object, which is of no type.
    if operation.results.count == 1 { responses += response }
    joined += SampledValue.request(of: page, operation, matcher) + response
  }

  /// - Parameter closed: the types whose base is known for certain.
  func merge(
    into types: inout [String: TypeDefinition], closed: Set<String>,
    diagnostics: inout DiagnosticBag
  ) {
    let marks = SampledBases(base: base.name, baseFields: base.fieldNames, closed: closed)
    for sample in responses { marks.mark(sample.type, sample.value, in: &types) }
    var comparison = SampleComparison(types: types, base: base)
    for sample in joined { comparison.compare(sample, diagnostics: &diagnostics) }
    comparison.addProperties(to: &types)
  }
}
