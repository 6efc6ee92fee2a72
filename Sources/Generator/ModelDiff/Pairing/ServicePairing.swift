import ServiceModel

/// Finds the services of two versions that belong together.
enum ServicePairing {
  static func pair(_ old: [Service], _ new: [Service]) -> Pairing<Service> {
    let name = { (service: Service) in "\(service.kind.rawValue) \(service.name)" }
    var pairing = Pairing(old, new, name: name)
    pairing.rename(name: name, where: isRenamed)
    return pairing
  }

  /// True if the names differ only in case, or if most operations have the same names. One or two
  /// operations may occur in every service.
  private static func isRenamed(_ old: Service, _ new: Service) -> Bool {
    if old.kind != new.kind { return false }
    if old.name.lowercased() == new.name.lowercased() { return true }
    let olds = Set(old.operations.map(\.name))
    let news = Set(new.operations.map(\.name))
    let shared = olds.intersection(news).count
    // Messages contain the name of no other service.
    if old.kind == .service, shared > 0, let path = old.soap?.path, path == new.soap?.path {
      return true
    }
    return shared > 2 && 3 * shared >= 2 * max(olds.count, news.count)
  }
}

/// Rewrites a service as if it had the name of another. Then the differences that follow from the
/// name are one finding.
struct ServiceTranslation {
  private let old: Service
  private let new: Service
  /// A text is rewritten only if the new service contains the result.
  private let newTexts: Set<String>

  init(from old: Service, to new: Service) {
    self.old = old
    self.new = new
    newTexts = Set(Self.texts(of: new))
  }

  var translated: Service {
    var service = old
    service.name = new.name
    if let path = service.soap?.path { service.soap?.path = translated(path) }
    service.operations.mutateEach { operation in
      if let soap = operation.soap {
        operation.soap?.action = translated(soap.action)
        operation.soap?.page = translated(soap.page)
      }
      if let rest = operation.rest {
        operation.rest?.path = translated(rest.path)
        operation.rest?.page = translated(rest.page)
      }
    }
    return service
  }

  /// Whether the name is part of an address or of an action. Then old messages do not arrive.
  var isOnWire: Bool {
    let now = translated
    // Case has no meaning in a path, but it has in the text of an action.
    let isMoved = zip(old.operations, now.operations).contains { before, now in
      before.rest?.path.lowercased() != now.rest?.path.lowercased()
        || before.soap?.action != now.soap?.action
    }
    return isMoved || old.soap?.path.lowercased() != now.soap?.path.lowercased()
  }

  private static func texts(of service: Service) -> [String] {
    let texts = service.operations.flatMap { operation in
      [operation.soap?.action, operation.soap?.page, operation.rest?.path, operation.rest?.page]
    }
    return ([service.soap?.path] + texts).compactMap(\.self)
  }

  /// The name is a whole part between slashes and periods, or the start of one (`User_Agent`).
  private func translated(_ text: String) -> String {
    let separators: Set<Character> = ["/", ".", "_", "-"]
    var result = ""
    var part = ""
    for character in text + "/" {
      if separators.contains(character) {
        result += (part == old.name ? new.name : part) + String(character)
        part = ""
      } else {
        part.append(character)
      }
    }
    let whole = String(result.dropLast())
    return newTexts.contains(whole) ? whole : text
  }
}
