/// A part of a list, as OData answers it; generated.
public protocol RowPage: Sendable {
  /// What the list has.
  associatedtype Row: ListRow
  /// The rows of this page.
  var rows: [Row] { get }
  /// Where the next page is; nil on the last one.
  var nextLink: String? { get }
}

extension ServiceClient {
  /// All rows of a list, page by page: a page is asked for when its first row is.
  ///
  /// For example:
  ///
  ///     for try await row in client.rows({ try await $0.getAll(top: 100) }) {
  ///       print(row["name"]?.string ?? "")
  ///     }
  ///
  /// - Parameter call: Asks for the first page, with one call of the client that it is given; for
  ///   each further page it is called again, and the client asks for what the page before named as
  ///   the next one. Requests never go to another host than the connection's.
  public func rows<Page: RowPage>(
    _ call: @escaping @Sendable (Self) async throws -> Page?
  ) -> RowSequence<Page.Row> {
    RowSequence { cursor in
      var connection = connection
      if case .link(let link) = cursor { connection = connection.continuing(at: link) }
      // No answer is an empty page.
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
