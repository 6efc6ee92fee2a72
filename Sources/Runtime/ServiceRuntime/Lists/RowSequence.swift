/// The rows of a list that arrives page by page. Every iteration begins with the first page.
public struct RowSequence<Row: Sendable>: AsyncSequence, Sendable {
  /// The position of a page.
  enum Cursor: Equatable, Sendable {
    case first
    case link(String)
    case number(Int32)
  }

  typealias Fetch = @Sendable (Cursor) async throws -> (rows: [Row], next: Cursor?)

  private let fetch: Fetch

  init(fetch: @escaping Fetch) { self.fetch = fetch }

  /// All rows of a list with numbered pages, such as an archive. A page that is not full is the
  /// last one.
  ///
  /// For example:
  ///
  ///     let rows = RowSequence(pageSize: 100) { page, size in
  ///       try await archives.getArchiveList(…, page: page, pageSize: size) ?? []
  ///     }
  ///
  /// - Parameters:
  ///   - pageSize: How many rows a full page has.
  ///   - firstPage: The number of the first page.
  ///   - call: Requests a page.
  public init(
    pageSize: Int32 = 100, firstPage: Int32 = 0,
    _ call: @escaping @Sendable (_ page: Int32, _ pageSize: Int32) async throws -> [Row]
  ) {
    fetch = { cursor in
      var page = firstPage
      if case .number(let number) = cursor { page = number }
      let rows = try await call(page, pageSize)
      return (rows, rows.count < Int(pageSize) ? nil : .number(page + 1))
    }
  }

  /// Begins with the first page.
  public func makeAsyncIterator() -> Iterator { Iterator(fetch: fetch) }

  /// Iterates over the rows.
  public struct Iterator: AsyncIteratorProtocol {
    fileprivate let fetch: Fetch
    private var cursor: Cursor? = .first
    private var rows: ArraySlice<Row> = []

    fileprivate init(fetch: @escaping Fetch) { self.fetch = fetch }

    /// The next row; nil after the last one.
    ///
    /// - Throws: The error of the call for a page. The sequence ends there.
    public mutating func next() async throws -> Row? {
      while rows.isEmpty {
        guard let place = cursor else { return nil }
        cursor = nil
        try Task.checkCancellation()
        let page = try await fetch(place)
        (rows, cursor) = (page.rows[...], page.next)
      }
      return rows.popFirst()
    }
  }
}

/// A page of an OData list; generated.
public protocol RowPage: Sendable {
  /// The type of the rows.
  associatedtype Row: ListRow
  /// The rows of this page.
  var rows: [Row] { get }
  /// The link to the next page; nil on the last one.
  var nextLink: String? { get }
}

extension ServiceClient {
  /// All rows of a list, page by page. A page is requested when its first row is needed.
  ///
  /// For example:
  ///
  ///     for try await row in client.rows({ try await $0.getAll(top: 100) }) {
  ///       print(row["name"]?.string ?? "")
  ///     }
  ///
  /// - Parameter call: Requests a page with one call of the client. It is called once for
  ///   each page. After the first page, the client requests the next page that the previous one
  ///   names. Requests never go to a host other than the host of the connection.
  public func rows<Page: RowPage>(
    _ call: @escaping @Sendable (Self) async throws -> Page?
  ) -> RowSequence<Page.Row> {
    RowSequence { cursor in
      var connection = connection
      if case .link(let link) = cursor { connection = connection.continuing(at: link) }
      // A missing result is an empty page.
      guard let page = try await call(Self(connection)) else { return ([], nil) }
      guard let link = page.nextLink, !link.isEmpty else { return (page.rows, nil) }
      guard cursor != .link(link) else {
        throw ServiceCallError(
          .invalidResponse, "The service names the same next page again.", binding: .rest)
      }
      return (page.rows, .link(link))
    }
  }
}
