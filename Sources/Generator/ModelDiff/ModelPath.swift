import ServiceModel

/// A place in a model, described by names. It stays the same if lines and pages move.
package struct ModelPath: Hashable, Sendable {
  /// The subject of a finding, one level below the version.
  package enum Subject: Hashable, Sendable {
    case version
    case service(Service.Kind, String)
    case operation(Service.Kind, service: String, String)
    case type(String)
  }

  /// A part of an operation or of a type.
  package enum MemberKind: String, Sendable {
    case parameter = "parameters"
    case result = "results"
    case restParameter = "rest"
    case field = "fields"
    case member = "members"
    case option = "cases"
  }

  package struct Member: Hashable, Sendable {
    package var kind: MemberKind
    package var name: String
  }

  package var version: String
  package var subject: Subject
  package var member: Member?

  package init(version: String, subject: Subject = .version, member: Member? = nil) {
    self.version = version
    self.subject = subject
    self.member = member
  }

  func member(_ kind: MemberKind, _ name: String) -> ModelPath {
    ModelPath(version: version, subject: subject, member: Member(kind: kind, name: name))
  }

  /// The place of an operation.
  package init(_ operation: String, of service: Service, in version: ServicesVersion) {
    self.init(
      version: version.name, subject: .operation(service.kind, service: service.name, operation))
  }

  /// The place of a service.
  package init(_ service: Service, in version: ServicesVersion) {
    self.init(version: version.name, subject: .service(service.kind, service.name))
  }

  /// An operation of this service; nil for anything else.
  func operation(_ name: String) -> ModelPath? {
    guard case .service(let kind, let service) = subject else { return nil }
    return ModelPath(version: version, subject: .operation(kind, service: service, name))
  }

  /// The service that this operation belongs to; nil for anything else.
  package var service: ModelPath? {
    guard case .operation(let kind, let service, _) = subject else { return nil }
    return ModelPath(version: version, subject: .service(kind, service))
  }

  /// The same without the member.
  package var whole: ModelPath { ModelPath(version: version, subject: subject) }
}

extension ModelPath: CustomStringConvertible {
  /// `Services88/agents/Library/operations/GetBook/parameters/Key`
  package var description: String {
    var parts = [version]
    switch subject {
    case .version: break
    case .service(let kind, let name): parts += [kind.folder, name]
    case .operation(let kind, let service, let name):
      parts += [kind.folder, service, "operations", name]
    case .type(let name): parts += ["types", name]
    }
    if let member { parts += [member.kind.rawValue, member.name] }
    return parts.joined(separator: "/")
  }
}

extension ModelPath {
  /// Nil if the place is not in a type.
  var typeName: String? {
    if case .type(let name) = subject { return name }
    return nil
  }

  /// The readable name of the subject: `Library.GetBook`, `Book`, `Services88`.
  package var subjectName: String {
    switch subject {
    case .version: version
    case .service(.agent, let name): "\(name) agent"
    case .service(.entity, let name): "\(name) resource"
    case .service(.service, let name): "\(name) service"
    case .operation(_, let service, let name): "\(service).\(name)"
    case .type(let name): name
    }
  }
}

extension ModelPath: Comparable {
  /// Versions come first, then services with their operations, then types. Members are sorted by
  /// name.
  package static func < (a: ModelPath, b: ModelPath) -> Bool { a.sortKey < b.sortKey }

  private var sortKey: (String, Int, String, String, String) {
    let part = member.map { "\($0.kind.rawValue)/\($0.name)" } ?? ""
    return switch subject {
    case .version: (version, 0, "", "", part)
    case .service(let kind, let name): (version, 1, "\(kind.rawValue)/\(name)", "", part)
    case .operation(let kind, let service, let name):
      (version, 1, "\(kind.rawValue)/\(service)", name, part)
    case .type(let name): (version, 2, name, "", part)
    }
  }
}

extension Service.Kind {
  fileprivate var folder: String {
    switch self {
    case .agent: "agents"
    case .entity: "entities"
    case .service: "services"
    }
  }
}
