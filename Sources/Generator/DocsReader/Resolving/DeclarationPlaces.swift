import Diagnostics
import ServiceModel

/// The positions at which WSDLs, schemas and Swagger files declare the parts of a version. The model
/// has none.
package struct DeclarationPlaces: Sendable {
  package enum Owner: Hashable, Sendable {
    case service(Service.Kind, String)
    case operation(OperationAddress)
    case type(String)
  }

  package struct Key: Hashable, Sendable {
    package let owner: Owner
    package let part: DeclaredPart

    package init(_ part: DeclaredPart, of owner: Owner) {
      self.owner = owner
      self.part = part
    }
  }

  /// Most readers of a model never ask for a position, so nothing is searched or computed here.
  private var entries: [(key: Key, place: PagePlace)] = []

  mutating func add(_ part: DeclaredPart, of owner: Owner, at place: PagePlace) {
    entries.append((Key(part, of: owner), place))
  }

  package struct Index {
    fileprivate let places: [Key: PagePlace]

    /// The position of a start tag, or of a key or an object in a Swagger file, and its length: it
    /// may have several lines.
    package subscript(key: Key) -> (location: SourceLocation, length: Int)? {
      places[key].map { ($0.location, $0.range.count) }
    }
  }

  /// The first declaration is the one that counts.
  package var index: Index {
    Index(
      places: Dictionary(
        entries.map { ($0.key, $0.place) }, uniquingKeysWith: { first, _ in first }))
  }

  /// The types in each page.
  package var typesByPage: [String: Set<String>] {
    entries.reduce(into: [:]) { types, entry in
      guard case .type(let name) = entry.key.owner, entry.key.part == .whole else { return }
      types[entry.place.page.file.path, default: []].insert(name)
    }
  }
}
