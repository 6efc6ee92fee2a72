import ServiceModel

/// An operation whose messages contain a type, directly or inside other types, or that shares a
/// change.
package struct Reach: Hashable, Comparable, Sendable {
  package var kind: Service.Kind
  package var service: String
  package var operation: String
  package var direction: ChangeRule.Direction

  /// `Library.GetBook`
  package var name: String { "\(service).\(operation)" }

  /// The place of the operation, because an agent and an entity may have the same name.
  package func path(in version: String) -> ModelPath {
    ModelPath(version: version, subject: .operation(kind, service: service, operation))
  }

  package static func < (a: Reach, b: Reach) -> Bool {
    (a.service, a.operation, a.kind, a.direction.rawValue)
      < (b.service, b.operation, b.kind, b.direction.rawValue)
  }

  /// Each operation once, sorted. It has both directions if requests reach one of the changes and
  /// responses reach another.
  static func joined(_ reaches: [Reach]) -> [Reach] {
    var joined: [Reach] = []
    for reach in reaches.sorted() {
      guard let last = joined.last, last.isOperation(of: reach) else {
        joined.append(reach)
        continue
      }
      if last.direction != reach.direction { joined[joined.count - 1].direction = .both }
    }
    return joined
  }

  private func isOperation(of other: Reach) -> Bool {
    kind == other.kind && service == other.service && operation == other.operation
  }
}

/// Finds the operations that reach a type. The search goes from the type to what contains it.
struct ReachIndex {
  /// A way in which a message can contain a type.
  private struct Step: Hashable {
    var type: String
    /// Whether the type itself is used, or only its base, where a value of the type can be sent.
    var isBase: Bool
  }

  /// For each type, the types that have it as the type of a field, a key or a value.
  private var holders: [String: [String]] = [:]
  private let graph: TypeGraph
  /// For each type, the operations whose messages name it.
  private var uses: [String: [Reach]] = [:]

  init(_ version: ServicesVersion) {
    graph = TypeGraph(version)
    for type in version.types {
      for name in type.typesOfParts { holders[name, default: []].append(type.name) }
    }
    for service in version.services {
      for operation in service.operations {
        let own = (operation.rest?.parameters ?? []).map { ($0.type, ChangeRule.Direction.request) }
        for (type, direction) in operation.values.map({ ($0.type, $0.direction) }) + own {
          guard let name = type?.namedType else { continue }
          uses[name, default: []].append(
            Reach(
              kind: service.kind, service: service.name, operation: operation.name,
              direction: direction))
        }
      }
    }
  }

  /// Whether anything in the version names the type.
  func isNamed(_ type: String) -> Bool {
    holders[type] != nil || uses[type] != nil || !graph.children(of: type).isEmpty
  }

  func operations(reaching type: String) -> [Reach] {
    let start = Step(type: type, isBase: false)
    var seen: Set = [start]
    var waiting = [start]
    var found: Set<Reach> = []
    while let step = waiting.popLast() {
      found.formUnion(uses[step.type] ?? [])
      for next in nextSteps(after: step) where seen.insert(next).inserted {
        waiting.append(next)
      }
    }
    return Reach.joined(Array(found))
  }

  /// A type is contained in types that have a field of it, and in types that extend it. Its values
  /// can also be sent where its base is declared. The other types that extend the base do not
  /// contain it.
  private func nextSteps(after step: Step) -> [Step] {
    let extending = step.isBase ? [] : graph.children(of: step.type)
    let steps = ((holders[step.type] ?? []) + extending).map { Step(type: $0, isBase: false) }
    let base = graph[step.type]?.base.map { Step(type: $0, isBase: true) }
    return steps + [base].compactMap(\.self)
  }
}

extension ServiceOperation {
  /// A value of its messages, by its kind and its name.
  typealias Value = (key: [String], type: TypeReference?, direction: ChangeRule.Direction)

  /// The parameters and results, the header parts and the faults.
  var values: [Value] {
    var values: [Value] = parameters.map { (["in", $0.name], $0.type, .request) }
    values += results.map { (["out", $0.name], $0.type, .response) }
    guard let soap else { return values }
    values += soap.requestHeaders.map { (["header in", $0.name], $0.type, .request) }
    values += soap.responseHeaders.map { (["header out", $0.name], $0.type, .response) }
    return values + (soap.faults ?? []).map { (["fault", $0.element], $0.type, .response) }
  }
}

/// The messages that contain something.
struct Flow: OptionSet {
  let rawValue: Int

  static let request = Flow(rawValue: 1)
  static let response = Flow(rawValue: 2)

  init(rawValue: Int) { self.rawValue = rawValue }

  /// The messages of the operations that reach a type.
  init(_ reach: [Reach]) {
    self = []
    for operation in reach {
      if operation.direction != .response { insert(.request) }
      if operation.direction != .request { insert(.response) }
    }
  }
}
