import Foundation
@_spi(Generated) import ServiceRuntime
@_spi(Generated) import ServiceTesting
import Synchronization
import Testing

/// Lists in a query, and bodies of plain text, from client to server.
@Suite struct QueryListTests {
  /// The values in a query with dotted names.
  struct Filter: ServiceObject, Equatable {
    var title: String?
    var tags: [String]?
    var numbers: [Int32]?
    var days: [TimeSpan]?

    static var xmlName: XMLName { XMLName("Filter", in: LibrarySchema.namespace) }
    static func empty() -> Self { Self() }

    mutating func code(with coder: FieldCoder) {
      coder.field("title", &title)
      coder.field("tags", &tags)
      coder.field("numbers", &numbers)
      coder.field("days", &days)
    }
  }

  enum Find: OperationDefinition {
    struct Input: FieldCodable {
      var filter: Filter?
      var ids: [Int32]?

      static func empty() -> Self { Self() }

      mutating func code(with coder: FieldCoder) {
        coder.field("filter", &filter)
        coder.field("ids", &ids)
      }
    }

    typealias Output = LibraryOperations.FindShelf.Output

    static let descriptor = OperationDescriptor(
      service: LibraryOperations.service, name: "Find",
      rest: RESTOperation(
        method: .get, path: "/api/v1/Find",
        parameters: [
          .query("filter", list: .commas),
          .query("ids", list: .commas),
        ]))
  }

  /// The received parameters.
  private func arrived<Operation: OperationDefinition>(
    _ operation: Operation.Type, _ input: Operation.Input
  ) async throws -> Operation.Input? where Operation.Input: Sendable {
    let endpoint = Recorder<Operation>()
    _ = try await ServiceConnection.loopback(to: endpoint, over: .rest)
      .call(operation, input, .init())
    return endpoint.received.withLock { $0 }
  }

  @Test(arguments: [
    Filter(title: "a,b", tags: ["x", "y,z", ""], numbers: [1, 2]),
    Filter(title: "a", tags: [], numbers: []), Filter(title: "a", tags: nil, numbers: [3]),
    Filter(tags: ["%2C", "&=+"], numbers: nil), Filter(title: ",", tags: ["", "a"]),
  ])
  func listsBetweenCommasArriveAsTheyAre(filter: Filter) async throws {
    let received = try await arrived(Find.self, .init(filter: filter, ids: [4, 5]))
    #expect(received?.filter == filter)
    #expect(received?.ids == [4, 5])
    #expect(try await arrived(Find.self, .init(filter: filter, ids: []))?.ids == [])
    #expect(try await arrived(Find.self, .init(filter: filter, ids: nil))?.ids == nil)
  }

  /// A query with lists of objects, whose parameters are repeated or numbered.
  struct Shelf: ServiceObject, Equatable {
    var filters: [Filter]?
    var inner: [Shelf]?
    var labels: [String: String]?
    var rows: [[Int32]]?

    static var xmlName: XMLName { XMLName("Shelf", in: LibrarySchema.namespace) }
    static func empty() -> Self { Self() }

    mutating func code(with coder: FieldCoder) {
      coder.field("filters", &filters)
      coder.field("inner", &inner)
      coder.dictionary("labels", item: "entry", &labels)
      coder.field("rows", &rows)
    }
  }

  enum Sort: OperationDefinition {
    struct Input: FieldCodable {
      var shelf: Shelf?

      static func empty() -> Self { Self() }

      mutating func code(with coder: FieldCoder) { coder.field("shelf", &shelf) }
    }

    typealias Output = LibraryOperations.FindShelf.Output

    static let descriptor = OperationDescriptor(
      service: LibraryOperations.service, name: "Sort",
      rest: RESTOperation(
        method: .get, path: "/api/v1/Sort", parameters: [.query("shelf")]))
  }

  @Test(arguments: [
    Shelf(filters: []), Shelf(inner: [Shelf(filters: [], labels: [:]), Shelf(rows: [])]),
    Shelf(labels: [:]), Shelf(filters: [Filter(title: "a", numbers: [], days: [])]),
    Shelf(filters: [Filter(numbers: [])], labels: ["": ""], rows: [[], [1], []]),
    Shelf(inner: [Shelf(inner: [Shelf(labels: ["a": "b"])])]),
  ])
  func listsAndDictionariesWithoutAnythingInThemArriveInsideOfObjects(shelf: Shelf) async throws {
    #expect(try await arrived(Sort.self, .init(shelf: shelf))?.shelf == shelf)
  }

  @Test func anItemWithoutTextIsTheDefaultOfItsTypeAndDoesNotMoveTheOthers() async throws {
    let endpoint = Recorder<Find>()
    let server = ServiceServer(endpoint, authenticator: AllowEveryone())
    let response = await server.respond(
      to: TransportRequest(
        method: .get, target: "/api/v1/Find?ids=1,,3&filter.numbers=,7&filter.days=,PT5S",
        headers: [:]))
    #expect(response.status == 200 || response.status == 204)
    let received = endpoint.received.withLock { $0 }
    #expect(received?.ids == [1, 0, 3])
    #expect(received?.filter?.numbers == [0, 7])
    #expect(received?.filter?.days?.count == 2)
  }

  enum Note: OperationDefinition {
    struct Input: FieldCodable {
      var text: String?

      static func empty() -> Self { Self() }

      mutating func code(with coder: FieldCoder) { coder.field("text", &text) }
    }

    typealias Output = LibraryOperations.FindShelf.Output

    static let descriptor = OperationDescriptor(
      service: LibraryOperations.service, name: "Note",
      rest: RESTOperation(
        method: .post, path: "/api/v1/Note",
        parameters: [.body("text")], requestMediaTypes: ["text/plain"],
        body: .binary))
  }

  @Test(arguments: ["", "a", "\u{E6} {\"x\": 1}\n"])
  func aBodyOfPlainTextIsText(text: String) async throws {
    #expect(try await arrived(Note.self, .init(text: text))?.text ?? "" == text)
  }
}

/// Keeps the input of one operation.
private final class Recorder<Operation: OperationDefinition>: ServiceEndpoint, Sendable
where Operation.Input: Sendable {
  let received = Mutex<Operation.Input?>(nil)

  func register(in table: inout OperationTable) {
    table.on(Operation.self) { [self] input, _ in
      received.withLock { $0 = input }
      return Operation.Output.empty().result
    }
  }
}
