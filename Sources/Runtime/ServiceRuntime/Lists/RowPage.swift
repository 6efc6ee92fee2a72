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
