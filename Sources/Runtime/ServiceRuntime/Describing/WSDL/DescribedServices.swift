/// The services at one path in one namespace, in groups that one WSDL can describe.
///
/// Services made from one WSDL have the same types and are one group. Services that were generated
/// apart may have different types of one name. Each of these has a WSDL of its own: in one WSDL,
/// the types of one of them would be lost.
struct DescribedServices {
  /// A service with its operations.
  typealias Service = (descriptor: ServiceDescriptor, operations: [any ServedOperation])

  let groups: [[Service]]

  /// - Parameter order: all operations of the server. Their order is the order of the services.
  init(_ sharing: SOAPRouter.Service, order: [any ServedOperation]) {
    let byName = Dictionary(grouping: sharing.all) { $0.descriptor.service.name }
    guard byName.count > 1 else {
      groups = [[(sharing.descriptor, sharing.all)]]
      return
    }
    var seen: Set<String> = []
    let names = order.map(\.descriptor.service.name).filter { seen.insert($0).inserted }
    let services = names.compactMap { name in
      byName[name].flatMap { operations in
        operations.first.map { (descriptor: $0.descriptor.service, operations: operations) }
      }
    }
    groups = Self.groups(of: services)
  }

  /// Each service is in the first group whose services it agrees with.
  private static func groups(of services: [Service]) -> [[Service]] {
    var groups: [(services: [Service], schemas: [SOAPServiceSchema])] = []
    for service in services {
      let schema = SOAPServiceSchema([service])
      let known = groups.firstIndex { $0.schemas.allSatisfy(schema.agrees) }
      if let known {
        groups[known].services.append(service)
        groups[known].schemas.append(schema)
      } else {
        groups.append(([service], [schema]))
      }
    }
    return groups.map(\.services)
  }
}

extension SOAPServiceSchema {
  /// Whether what both declare is the same.
  fileprivate func agrees(with other: SOAPServiceSchema) -> Bool {
    service.soapVersion == other.service.soapVersion && usesForms == other.usesForms
      && objects.agrees(with: other.objects) && members.agrees(with: other.members)
      && namedTypes.agrees(with: other.namedTypes) && limits.agrees(with: other.limits)
      && contents.agrees(with: other.contents)
  }

  private var namedTypes: [XMLName: DescribedType] {
    var result: [XMLName: DescribedType] = [:]
    for type in types {
      switch type {
      case .enumeration(let name), .flags(let name), .object(let name), .opaque(let name):
        result[name] = type
      default: break
      }
    }
    return result
  }

  private var contents: [XMLName: DescribedElement.Content] {
    Dictionary(elements.map { ($0.name, $0.content) }) { first, _ in first }
  }

  /// The limits of the simple types.
  private var limits: [String: ValueLimits] {
    var result: [String: ValueLimits] = [:]
    for limits in fields.flatMap(\.alternatives).compactMap(\.form?.limits) {
      if let name = limits.simpleType { result[name] = limits.items() }
    }
    return result
  }
}

extension Dictionary where Value: Equatable {
  /// Whether the values of all common keys are equal.
  fileprivate func agrees(with other: [Key: Value]) -> Bool {
    allSatisfy { key, value in other[key].map { $0 == value } ?? true }
  }
}
