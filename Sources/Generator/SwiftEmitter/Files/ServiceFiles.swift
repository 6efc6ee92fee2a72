import Mustache
import ServiceModel

/// The files that declare a service's client, server, mock and tests.
struct ServiceFiles {
  let service: Service
  let module: ModulePlan
  let names: ServiceNames
  let context: ModuleContext
  let resolver: SwiftTypeResolver
  let options: EmitterOptions

  /// The maximum number of lines without prose in a file of operations. Bundles are combined from
  /// small pieces.
  private var limit: Int { options.isBundled ? 150 : 1_100 }

  var plans: [FilePlan] {
    // Once: they look at all operations.
    let common = CommonHeaders(service.operations)
    let operations = operationViews(common)
    let value = value(common)
    func spread(
      _ template: TemplateName, named name: String, _ operations: [OperationView]
    ) -> [FilePlan] {
      self.spread(template, named: name, value, operations)
    }
    if options.selection != nil {
      return operations.isEmpty ? [] : spread(.service, named: names.service, operations)
    }
    var plans = spread(.operations, named: names.operations, operations)
    plans += spread(.client, named: names.client, operations)
    plans += spread(.service, named: names.service, operations)
    plans += spread(.unimplemented, named: names.unimplemented, operations)
    plans += spread(.server, named: names.server, operations)
    // The tests use the mock.
    if options.emitsMocks || emitsTests {
      plans += spread(.mock, named: names.mock, operations)
    }
    if emitsTests { plans += spread(.tests, named: names.tests, operations) }
    return plans
  }

  /// A bundle is one module, and tests need a module of their own.
  private var emitsTests: Bool { options.emitsTests && !options.isBundled }

  private func operationViews(_ common: CommonHeaders) -> [OperationView] {
    let methods = resolver.names.operations(of: service)
    let messages = resolver.names.messages(of: service)
    let selected =
      options.selection?.operations(of: service, in: module.version) ?? service.operations
    let corrected = corrected
    return selected.map { operation in
      OperationView(
        operation: operation, service: service,
        corrections: corrected.texts(of: operation, of: service),
        method: methods[operation.name] ?? MemberName(operation.name),
        messages: messages[operation.name] ?? operation.name, common: common, resolver: resolver,
        access: options.accessLevel)
    }
  }

  private var corrected: CorrectedOperations {
    CorrectedOperations(module.version, options.corrections)
  }

  private func parts(
    of operations: [OperationView], in template: TemplateName
  ) -> [Shard<OperationView>] {
    shards(
      of: operations, key: \.shardKey, weight: { $0.weight(in: template) }, limit: limit)
  }

  /// One file with everything, or a head and a file for each part.
  ///
  /// - Parameter value: the keys of all files of the service.
  private func spread(
    _ template: TemplateName, named name: String, _ value: TemplateObject,
    _ operations: [OperationView]
  ) -> [FilePlan] {
    let parts = parts(of: operations, in: template)
    if parts.count == 1, let only = parts.first {
      return [file(template, named: name, suffix: "", value, only.items, parts: [], isHead: true)]
    }
    let head = file(
      template, named: name, suffix: "", value, [], parts: parts.map(\.suffix), isHead: true)
    return [head]
      + parts.map { file(template, named: name, suffix: $0.suffix, value, $0.items, parts: []) }
  }

  private func file(
    _ template: TemplateName,
    named name: String,
    suffix: String,
    _ value: TemplateObject,
    _ operations: [OperationView],
    parts: [String],
    isHead: Bool = false
  ) -> FilePlan {
    let isTest = template == .tests
    return context.file(
      template, named: name, suffix: suffix, isTest: isTest,
      needsFoundation: !isTest && operations.contains(where: \.needsFoundation),
      value.merging([
        "isHead": .bool(isHead),
        "isPart": .bool(!isHead && !suffix.isEmpty),
        "suffix": .string(suffix),
        "parts": commaSeparated(
          parts.enumerated().map { index, part in
            [
              "part": .string(part), "isFirst": .bool(index == 0),
              "isLast": .bool(index == parts.count - 1),
            ]
          }),
        "hasOperations": .bool(!operations.isEmpty),
        "operations": numbered(operations.map(\.value)),
      ]))
  }

  private func value(_ common: CommonHeaders) -> TemplateObject {
    let corrected = corrected
    return [
      "serviceWireName": .string(literal(service.name)),
      "serviceKind": .string(service.kind.rawValue),
      "serviceTitle": .string(title),
      "soapEndpoint": service.soap.map { .object(endpointView($0, common)) } ?? .bool(false),
      "base": .string(names.base),
      "client": .string(names.client),
      "service": .string(names.service),
      "unimplemented": .string(names.unimplemented),
      "mock": .string(names.mock),
      "server": .string(names.server),
      "operationsType": .string(names.operations),
      "cases": .string(names.cases),
      // Files of a bundle share a scope, in which an alias can be declared only once.
      "hasOperationsAlias": .bool(!options.isBundled),
      "operationsName": .string(options.isBundled ? names.operations : "Operations"),
      "specsPath": .string(literal(options.specsPathFromTests)),
      "addresses": service.soap?.addresses.map { .object(stringList($0)) } ?? .bool(false),
      "hasCorrections": .bool(
        service.operations.contains { !corrected.texts(of: $0, of: service).isEmpty }),
    ]
  }

  private var title: String {
    switch service.kind {
    case .agent: "\(service.name) agent of \(module.version.name)"
    case .entity: "\(service.name) resource of \(module.version.name)"
    case .service: "\(service.name) service of \(module.version.name)"
    }
  }

  private func endpointView(
    _ endpoint: SOAPEndpoint, _ common: CommonHeaders
  ) -> TemplateObject {
    [
      "requestHeaders": .object(stringList(common.request)),
      "responseHeaders": .object(stringList(common.response)),
      "path": .string(literal(endpoint.path)),
      "version": .string(endpoint.envelopeVersion == "1.2" ? "v1_2" : "v1_1"),
    ]
  }
}
