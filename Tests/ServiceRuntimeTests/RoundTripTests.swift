import Foundation
@_spi(Generated) import ServiceRuntime
@_spi(Generated) import ServiceTesting
import Testing

@Suite struct RoundTripTests {
  static let bindings: [ServiceBinding] = [.soap, .rest]

  private func check<Operation: OperationDefinition>(_ operation: Operation.Type) async {
    for binding in Self.bindings {
      #expect(await RoundTripCheck.values(operation, over: binding) == [])
      #expect(await RoundTripCheck.fault(operation, over: binding) == [])
    }
  }

  @Test func `filled values and faults survive in every operation`() async {
    await check(LibraryOperations.SaveBook.self)
    await check(LibraryOperations.GetBook.self)
    await check(LibraryOperations.GetDefaultBook.self)
    await check(LibraryOperations.FindBooks.self)
    await check(LibraryOperations.ReplaceBook.self)
    await check(LibraryOperations.DeleteBook.self)
    await check(LibraryOperations.ReadPart.self)
    await check(LibraryOperations.CountBooks.self)
    await check(LibraryOperations.GetLabels.self)
    await check(LibraryOperations.SetLabels.self)
    await check(LibraryOperations.Download.self)
    await check(LibraryOperations.SendForm.self)
    await check(LibraryOperations.FindShelf.self)
  }

  @Test(arguments: bindings)
  func `a client calls an implementation`(binding: ServiceBinding) async throws {
    let client = try Fixture.client(binding)
    #expect(try await client.saveBook(book: Book(title: "T")) == "T")
    #expect(try await client.saveBook(book: Book()) == nil)
    #expect(try await client.saveBook() == nil)
    #expect(try await client.getBook(bookId: 5)?.pages == 5)
    #expect(try await client.getBook(bookId: 404) == nil)
    #expect(try await client.getDefaultBook()?.title == "Default")
    #expect(try await client.countBooks(genre: .hardcover) == 2)
    #expect(try await client.getLabels() == ["a": "1", "b": "2"])
    #expect(try await client.setLabels(labels: ["x": "1", "y": ""]))
    try await client.deleteBook(bookId: 1)
    let replaced = try await client.replaceBook(bookId: 9, book: CodecTests.book())
    var expected = CodecTests.book()
    expected.pages = 9
    #expect(replaced == expected)
    let after = try #require(DateTime("2020-01-01T00:00:00+02:00"))
    let found = try await client.findBooks(
      formats: [.paperback, BookFormat(rawValue: "A/B c")], after: after, words: "q&a=\u{E6}+%",
      ids: [3, -4])
    let title = "Paperback+A/B c|2020-01-01T00:00:00+02:00|q&a=\u{E6}+%|3+-4"
    #expect(found == [Book(title: title), Book(pages: 2)])
  }

  @Test func `several results travel over SOAP`() async throws {
    let part = try await Fixture.client(.soap).readPart(name: "n")
    #expect(part.length == 7 && part.response == "n")
  }

  @Test func `bytes and forms travel over REST`() async throws {
    let client = try Fixture.client(.rest)
    #expect(try await client.download(bookId: 3) == Data([0, 255, 3]))
    #expect(try await client.sendForm(name: "a b&c=\u{E6}", count: 2) == "a b&c=\u{E6} 2")
    #expect(try await client.findShelf(kind: "po etry/\u{E6}") == "po etry/\u{E6}")
  }

  @Test(arguments: [
    "\u{1F600}\u{10FFFD}", "\r\n\t ", "]]>", "<!-- & -->", "\u{85}\u{2028}",
    "\"\\/\u{FEFF}",
  ])
  func `text of every kind survives`(text: String) async throws {
    for binding in Self.bindings {
      #expect(try await Fixture.client(binding).saveBook(book: Book(title: text)) == text)
    }
  }
}
