import Foundation
@_spi(Generated) import ServiceRuntime

protocol LibraryService: Sendable {
  func saveBook(book: Book?, context: CallContext) async throws -> String?
  func getBook(bookId: Int32, context: CallContext) async throws -> Book?
  func getDefaultBook(context: CallContext) async throws -> Book?
  func findBooks(
    formats: [BookFormat]?, after: DateTime, words: String?, ids: [Int32]?, context: CallContext
  ) async throws -> [Book]?
  func replaceBook(bookId: Int32, book: Book?, context: CallContext) async throws -> Book?
  func deleteBook(bookId: Int32, context: CallContext) async throws
  func readPart(name: String?, context: CallContext) async throws -> (
    length: Int64, response: String?
  )
  func countBooks(genre: BookFormat, context: CallContext) async throws -> Int32
  func getLabels(context: CallContext) async throws -> [String: String]?
  func setLabels(labels: [String: String]?, context: CallContext) async throws -> Bool
  func download(bookId: Int32, context: CallContext) async throws -> Data?
  func sendForm(name: String?, count: Int32, context: CallContext) async throws -> String?
  func findShelf(kind: String?, context: CallContext) async throws -> String?
}

/// Refuses everything, like the generated type of this kind.
protocol UnimplementedLibraryService: LibraryService {}

extension UnimplementedLibraryService {
  func saveBook(book: Book?, context: CallContext) async throws -> String? {
    throw ServiceFault.unimplemented(context.operation)
  }
  func getBook(bookId: Int32, context: CallContext) async throws -> Book? {
    throw ServiceFault.unimplemented(context.operation)
  }
  func getDefaultBook(context: CallContext) async throws -> Book? {
    throw ServiceFault.unimplemented(context.operation)
  }
  func findBooks(
    formats: [BookFormat]?, after: DateTime, words: String?, ids: [Int32]?, context: CallContext
  ) async throws -> [Book]? {
    throw ServiceFault.unimplemented(context.operation)
  }
  func replaceBook(bookId: Int32, book: Book?, context: CallContext) async throws -> Book? {
    throw ServiceFault.unimplemented(context.operation)
  }
  func deleteBook(bookId: Int32, context: CallContext) async throws {
    throw ServiceFault.unimplemented(context.operation)
  }
  func readPart(name: String?, context: CallContext) async throws -> (
    length: Int64, response: String?
  ) {
    throw ServiceFault.unimplemented(context.operation)
  }
  func countBooks(genre: BookFormat, context: CallContext) async throws -> Int32 {
    throw ServiceFault.unimplemented(context.operation)
  }
  func getLabels(context: CallContext) async throws -> [String: String]? {
    throw ServiceFault.unimplemented(context.operation)
  }
  func setLabels(labels: [String: String]?, context: CallContext) async throws -> Bool {
    throw ServiceFault.unimplemented(context.operation)
  }
  func download(bookId: Int32, context: CallContext) async throws -> Data? {
    throw ServiceFault.unimplemented(context.operation)
  }
  func sendForm(name: String?, count: Int32, context: CallContext) async throws -> String? {
    throw ServiceFault.unimplemented(context.operation)
  }
  func findShelf(kind: String?, context: CallContext) async throws -> String? {
    throw ServiceFault.unimplemented(context.operation)
  }
}

struct LibraryServer: ServiceEndpoint {
  private let service: any LibraryService

  init(_ service: any LibraryService) { self.service = service }

  func register(in table: inout OperationTable) {
    table.on(LibraryOperations.SaveBook.self) { [service] input, context in
      .init(response: try await service.saveBook(book: input.book, context: context))
    }
    table.on(LibraryOperations.GetBook.self) { [service] input, context in
      .init(response: try await service.getBook(bookId: input.bookId, context: context))
    }
    table.on(LibraryOperations.GetDefaultBook.self) { [service] _, context in
      .init(response: try await service.getDefaultBook(context: context))
    }
    table.on(LibraryOperations.FindBooks.self) { [service] input, context in
      .init(
        response: try await service.findBooks(
          formats: input.formats, after: input.after, words: input.words, ids: input.ids,
          context: context))
    }
    table.on(LibraryOperations.ReplaceBook.self) { [service] input, context in
      .init(
        response: try await service.replaceBook(
          bookId: input.bookId, book: input.book, context: context))
    }
    table.on(LibraryOperations.DeleteBook.self) { [service] input, context in
      try await service.deleteBook(bookId: input.bookId, context: context)
      return .init()
    }
    table.on(LibraryOperations.ReadPart.self) { [service] input, context in
      let result = try await service.readPart(name: input.name, context: context)
      return .init(length: result.length, response: result.response)
    }
    table.on(LibraryOperations.CountBooks.self) { [service] input, context in
      .init(response: try await service.countBooks(genre: input.genre, context: context))
    }
    table.on(LibraryOperations.GetLabels.self) { [service] _, context in
      .init(response: try await service.getLabels(context: context))
    }
    table.on(LibraryOperations.SetLabels.self) { [service] input, context in
      .init(response: try await service.setLabels(labels: input.labels, context: context))
    }
    table.on(LibraryOperations.Download.self) { [service] input, context in
      .init(response: try await service.download(bookId: input.bookId, context: context))
    }
    table.on(LibraryOperations.SendForm.self) { [service] input, context in
      .init(
        response: try await service.sendForm(name: input.name, count: input.count, context: context)
      )
    }
    table.on(LibraryOperations.FindShelf.self) { [service] input, context in
      .init(response: try await service.findShelf(kind: input.kind, context: context))
    }
  }
}
