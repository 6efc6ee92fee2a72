import Mustache
import ServiceModel

/// The files that declare a service's client, server, mock and tests.
struct ServiceFiles {
  let service: Service
  let names: ServiceNames
  let context: ModuleContext
  let resolver: SwiftTypeResolver

  private var module: ModulePlan { context.module }
  private var options: EmitterOptions { context.options }
  /// The maximum number of lines without prose in a file of operations. Bundles are combined from
  /// small pieces.
  private var limit: Int { options.isBundled ? 150 : 1_100 }

  var plans: [FilePlan] {
    // Created once, because they depend on all operations.
    let common = CommonParts(service.operations)
    let operations = operationViews(common)
    if operations.isEmpty, options.selection != nil { return [] }
    let value = value(common, operations)
    return templates.flatMap { spread($0, value: value, operations: operations) }
  }

  private var templates: [TemplateName] {
    if options.selection != nil { return [.service] }
    return [.operations, .client, .service, .unimplemented, .server]
      + (emitsMock ? [.mock] : []) + (emitsTests ? [.tests] : [])
  }

  private func name(of template: TemplateName) -> String {
    switch template {
    case .operations: names.operations
    case .client: names.client
    case .service: names.service
    case .unimplemented: names.unimplemented
    case .server: names.server
    case .mock: names.mock
    case .tests: names.tests
    case .schema, .types, .enumerations: ""
    }
  }

  /// Whether there is a mock. The tests use it.
  private var emitsMock: Bool { options.emitsMocks || emitsTests }

  /// A bundle is one module, and tests need a module of their own.
  private var emitsTests: Bool { options.emitsTests && !options.isBundled }

  private func operationViews(_ common: CommonParts) -> [OperationView] {
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
        messages: messages[operation.name] ?? operation.name, common: common, resolver: resolver)
    }
  }

  private var corrected: CorrectedOperations {
    CorrectedOperations(module.version, options.corrections)
  }

  /// One file with everything, or a head and a file for each part.
  ///
  /// - Parameter value: the keys of all files of the service.
  private func spread(
    _ template: TemplateName, value: TemplateObject, operations: [OperationView]
  ) -> [FilePlan] {
    let parts = shards(
      of: operations, key: \.shardKey, weight: { $0.weight(in: template) }, limit: limit)
    if parts.count == 1 { return [file(template, of: operations, value, isHead: true)] }
    let head = file(template, of: [], value, isHead: true, parts: parts.map(\.suffix))
    return [head] + parts.map { file(template, of: $0.items, value, suffix: $0.suffix) }
  }

  private func file(
    _ template: TemplateName, of operations: [OperationView], _ value: TemplateObject,
    isHead: Bool = false, suffix: String = "", parts: [String] = []
  ) -> FilePlan {
    let isTest = template == .tests
    return context.file(
      template, named: name(of: template), suffix: suffix, isTest: isTest,
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

  private func value(_ common: CommonParts, _ operations: [OperationView]) -> TemplateObject {
    let corrected = corrected
    return [
      "serviceWireName": .string(literal(service.name)),
      "serviceKind": .string(service.kind.rawValue),
      "serviceTitle": .string(title),
      "commonRemarks": .list(
        common.remarks.flatMap { [""] + DocComment($0).lines }.map { .string($0) }),
      "soapActions": textView(common.soapActions),
      "restPaths": textView(common.restPaths),
      "soapPages": textView(common.soapPages),
      "restPages": textView(common.restPages),
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
      "onlyBinding": common.onlyBinding.map {
        .object(["name": .string($0.name), "refusal": .string($0.refusal)])
      } ?? .bool(false),
      "handlers": emitsMock ? numbered(operations.map(\.value)) : .list([]),
      "addresses": service.soap?.addresses.map { .object(stringList($0)) } ?? .bool(false),
      "hasCorrections": .bool(
        service.operations.contains { !corrected.texts(of: $0, of: service).isEmpty }),
    ]
  }

  private func textView(_ text: String?) -> TemplateValue {
    text.map { ["text": .string(literal($0))] } ?? .bool(false)
  }

  private var title: String {
    switch service.kind {
    case .agent: "\(service.name) agent of \(module.version.name)"
    case .entity: "\(service.name) resource of \(module.version.name)"
    // Its version has a name that the namespace made, which no reader knows.
    case .service: "\(service.name) service"
    }
  }

  private func endpointView(
    _ endpoint: SOAPEndpoint, _ common: CommonParts
  ) -> TemplateObject {
    [
      "requestHeaders": .object(stringList(common.requestHeaders)),
      "responseHeaders": .object(stringList(common.responseHeaders)),
      "path": .string(literal(endpoint.path)),
      "version": .string(endpoint.envelopeVersion == "1.2" ? "v1_2" : "v1_1"),
    ]
  }
}
