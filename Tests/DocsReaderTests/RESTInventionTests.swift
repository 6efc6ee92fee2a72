import DocsReader
import ServiceModel
import TestSupport
import Testing

/// Types that pages show without a name: whatever they have in common, none of them is lost.
@Suite struct RESTInventionTests {
  typealias Row = RESTPage.Row

  private func page(
    _ operation: String, kind: String = "Agent", query: [Row]
  ) -> RESTPage {
    var page = RESTPage(
      uid: "v1Library\(kind)_\(operation)",
      route: kind == "Agent" ? "Agents/Library/\(operation)" : "Library/\(operation)")
    page.method = "GET"
    page.query = query
    return page
  }

  private func fields(of operation: ServiceOperation?, in outcome: Outcome) -> [String]? {
    let name = operation?.parameters.first?.type.namedType
    let types = outcome.model.versions.flatMap(\.types)
    return types.first { $0.name == name }?.complex?.fields.map(\.name)
  }

  /// Objects of a query that have one name and other properties are other types.
  @Test(arguments: 0..<40) func objectsOfQueriesKeepTheirProperties(seed: Int) {
    var random = SeededGenerator(UInt64(seed))
    let names = ["name", "age", "zip", "city"]
    let wishes = (0..<4).map { index in
      let chosen = names.filter { _ in Bool.random(using: &random) }
      return (operation: "Find\(index)", properties: chosen.isEmpty ? ["name"] : chosen)
    }
    let outcome = Outcome(
      wishes.map { wish in
        page(
          wish.operation,
          query: wish.properties.map { Row("filter.\($0)", older: "string", newer: "string") }
        ).file
      })
    for wish in wishes {
      let operation = outcome.operation(wish.operation)
      #expect(fields(of: operation, in: outcome) == wish.properties, "\(wish) of \(wishes)")
    }
  }

  /// An agent and an entity may have the same name, and operations of one name.
  @Test func enumerationsOfAnAgentAndOfAnEntityKeepTheirMembers() {
    let pages = [("Agent", "a, b"), ("Entity", "c, d")].map { kind, members in
      page(
        "Find", kind: kind,
        query: [Row("mode", older: "Enum: \(members)", newer: "Enum: \(members)")])
    }
    let outcome = Outcome(pages.map(\.file))
    let lists = outcome.model.versions.flatMap(\.types).compactMap { type in
      type.enumeration.map { $0.members.map(\.name) }
    }
    #expect(Set(lists) == [["a", "b"], ["c", "d"]], "\(lists)")
  }

  @Test func aMemberThatIsListedTwiceIsReadOnce() {
    let page = page("Find", query: [Row("mode", older: "Enum: a, a, b", newer: "Enum: a, a, b")])
    let types = Outcome([page.file]).model.versions.flatMap(\.types)
    #expect(types.compactMap(\.enumeration).map { $0.members.map(\.name) } == [["a", "b"]])
  }
}
