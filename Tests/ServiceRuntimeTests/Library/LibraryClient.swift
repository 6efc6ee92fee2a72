import Foundation
@_spi(Generated) import ServiceRuntime

struct LibraryClient: ServiceClient {
  let connection: ServiceConnection

  init(_ connection: ServiceConnection) { self.connection = connection }

  func saveBook(book: Book? = nil, options: CallOptions = .init()) async throws -> String? {
    try await connection.call(
      LibraryOperations.SaveBook.self, .init(book: book), options
    ).response
  }

  func getBook(bookId: Int32, options: CallOptions = .init()) async throws -> Book? {
    try await connection.call(
      LibraryOperations.GetBook.self, .init(bookId: bookId), options
    ).response
  }

  func getDefaultBook(options: CallOptions = .init()) async throws -> Book? {
    try await connection.call(
      LibraryOperations.GetDefaultBook.self, .init(), options
    ).response
  }

  func findBooks(
    formats: [BookFormat]? = nil, after: DateTime, words: String? = nil, ids: [Int32]? = nil,
    options: CallOptions = .init()
  ) async throws -> [Book]? {
    try await connection.call(
      LibraryOperations.FindBooks.self,
      .init(formats: formats, after: after, words: words, ids: ids), options
    ).response
  }

  func replaceBook(bookId: Int32, book: Book? = nil, options: CallOptions = .init()) async throws
    -> Book?
  {
    try await connection.call(
      LibraryOperations.ReplaceBook.self, .init(bookId: bookId, book: book), options
    ).response
  }

  func deleteBook(bookId: Int32, options: CallOptions = .init()) async throws {
    _ = try await connection.call(
      LibraryOperations.DeleteBook.self, .init(bookId: bookId), options)
  }

  func readPart(name: String? = nil, options: CallOptions = .init()) async throws -> (
    length: Int64, response: String?
  ) {
    let output = try await connection.call(
      LibraryOperations.ReadPart.self, .init(name: name), options)
    return (output.length, output.response)
  }

  func countBooks(genre: BookFormat, options: CallOptions = .init()) async throws -> Int32 {
    try await connection.call(
      LibraryOperations.CountBooks.self, .init(genre: genre), options
    ).response
  }

  func getLabels(options: CallOptions = .init()) async throws -> [String: String]? {
    try await connection.call(
      LibraryOperations.GetLabels.self, .init(), options
    ).response
  }

  func setLabels(labels: [String: String]? = nil, options: CallOptions = .init()) async throws
    -> Bool
  {
    try await connection.call(
      LibraryOperations.SetLabels.self, .init(labels: labels), options
    ).response
  }

  func download(bookId: Int32, options: CallOptions = .init()) async throws -> Data? {
    try await connection.call(
      LibraryOperations.Download.self, .init(bookId: bookId), options
    ).response
  }

  func sendForm(name: String? = nil, count: Int32, options: CallOptions = .init()) async throws
    -> String?
  {
    try await connection.call(
      LibraryOperations.SendForm.self, .init(name: name, count: count), options
    ).response
  }

  func findShelf(kind: String? = nil, options: CallOptions = .init()) async throws -> String? {
    try await connection.call(
      LibraryOperations.FindShelf.self, .init(kind: kind), options
    ).response
  }
}
