import Foundation
@_spi(Generated) import ServiceRuntime
@_spi(Generated) import ServiceTesting
import Testing

@Suite struct RoundTripTests {
  static let bindings: [ServiceBinding] = [.soap, .rest]

  private static let operations = MessageCases { cases in
    cases.add(LibraryOperations.SaveBook.self)
    cases.add(LibraryOperations.GetBook.self)
    cases.add(LibraryOperations.GetDefaultBook.self)
    cases.add(LibraryOperations.FindBooks.self)
    cases.add(LibraryOperations.ReplaceBook.self)
    cases.add(LibraryOperations.DeleteBook.self)
    cases.add(LibraryOperations.ReadPart.self)
    cases.add(LibraryOperations.CountBooks.self)
    cases.add(LibraryOperations.GetLabels.self)
    cases.add(LibraryOperations.SetLabels.self)
    cases.add(LibraryOperations.Download.self)
    cases.add(LibraryOperations.SendForm.self)
    cases.add(LibraryOperations.FindShelf.self)
  }

  @Test(arguments: operations.offered)
  func filledValuesAndFaultsSurvive(in operation: OperationCase) async throws {
    #expect(try operation.samples() == [])
    #expect(try await operation.roundTrip() == [])
    #expect(try await operation.fault() == [])
  }

  @Test(arguments: bindings)
  func aClientCallsAnImplementation(binding: ServiceBinding) async throws {
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

  @Test func severalResultsTravelOverSOAP() async throws {
    let part = try await Fixture.client(.soap).readPart(name: "n")
    #expect(part.length == 7 && part.response == "n")
  }

  @Test func bytesAndFormsTravelOverREST() async throws {
    let client = try Fixture.client(.rest)
    #expect(try await client.download(bookId: 3) == Data([0, 255, 3]))
    #expect(try await client.sendForm(name: "a b&c=\u{E6}", count: 2) == "a b&c=\u{E6} 2")
    #expect(try await client.findShelf(kind: "po etry/\u{E6}") == "po etry/\u{E6}")
  }

  @Test(arguments: [
    "\u{1F600}\u{10FFFD}", "\r\n\t ", "]]>", "<!-- & -->", "\u{85}\u{2028}",
    "\"\\/\u{FEFF}",
  ])
  func textOfEveryKindSurvives(text: String) async throws {
    for binding in Self.bindings {
      #expect(try await Fixture.client(binding).saveBook(book: Book(title: text)) == text)
    }
  }
}
