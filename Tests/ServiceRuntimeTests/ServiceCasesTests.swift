@_spi(Generated) import ServiceRuntime
@_spi(Generated) import ServiceTesting
import Synchronization
import Testing

/// The check for each mistake that generated code could have finds that mistake.
@Suite struct ServiceCasesTests {
  private typealias SaveBook = LibraryOperations.SaveBook
  private typealias ReadPart = LibraryOperations.ReadPart
  private typealias Answer<Operation: OperationDefinition> =
    @Sendable (Operation.Input, CallContext) async throws -> Operation.Output.Result

  /// The cases of one operation, with mistakes in the generated part.
  private func table<Operation: OperationDefinition>(
    _ operation: Operation.Type, page: SamplePage = .absent,
    answer: @escaping @Sendable (@escaping Answer<Operation>) -> Answer<Operation> = { $0 },
    call:
      @escaping @Sendable (ServiceConnection, Operation.Input) async throws
      -> Operation.Output.Result = { try await $0.call(Operation.self, $1, CallOptions()) }
  ) -> MessageCases {
    MessageCases { cases in
      cases.add(
        operation, soapPage: page, restPage: page,
        answer: { mock, right in mock.enter = { $0.on(operation, answer(right)) } }, call: call)
    }
  }

  private func first(_ cases: MessageCases) throws -> OperationCase {
    try #require(cases.offered.first)
  }

  @Test func aCaseIsNamedAfterItsOperationAndBinding() throws {
    let cases = table(SaveBook.self)
    #expect(cases.offered.map(\.description) == ["SaveBook over SOAP", "SaveBook over REST"])
    #expect(cases.unavailable.isEmpty)
    let rest = table(LibraryOperations.FindShelf.self)
    #expect(rest.offered.map(\.description) == ["FindShelf over REST"])
    #expect(rest.unavailable.map(\.description) == ["FindShelf over SOAP"])
  }

  @Test func aParameterThatArrivesChangedIsFound() async throws {
    let cases = table(
      SaveBook.self,
      call: { connection, _ in
        try await connection.call(SaveBook.self, SaveBook.Input(), CallOptions())
      })
    for operation in cases.offered {
      let findings = try await operation.roundTrip()
      #expect(findings.count == 1 && findings[0].hasPrefix("the parameter Book: is nil, expected"))
    }
  }

  /// A difference deep inside a large object is quickly found in a message.
  @Test func aFindingHasThePathToWhatDiffers() async throws {
    let cases = table(
      SaveBook.self,
      call: { connection, input in
        var input = input
        input.book?.title = "another one"
        input.book?.keywords?[1] = "changed"
        return try await connection.call(SaveBook.self, input, CallOptions())
      })
    for operation in cases.offered {
      let findings = try await operation.roundTrip()
      #expect(findings.count == 2)
      #expect(findings[0].hasPrefix("the parameter Book.Title: is Optional(\"another one\")"))
      #expect(findings[1].hasPrefix("the parameter Book.Keywords[1]: is changed, expected"))
    }
  }

  @Test func aResultThatArrivesChangedIsFound() async throws {
    let cases = table(
      ReadPart.self,
      answer: { right in
        { input, context in
          var output = try await right(input, context)
          output.length += 1
          return output
        }
      })
    let findings = try await first(cases).roundTrip()
    #expect(findings.count == 1 && findings[0].hasPrefix("the result Length: is "))
  }

  @Test func anImplementationThatIsNotCalledOrTwiceIsFound() async throws {
    let never = table(ReadPart.self, call: { _, _ in filled(ReadPart.Output.self) })
    #expect(
      try await first(never).roundTrip() == ["the implementation was called 0 times"])
    let twice = table(
      ReadPart.self,
      call: { connection, input in
        _ = try await connection.call(ReadPart.self, input, CallOptions())
        return try await connection.call(ReadPart.self, input, CallOptions())
      })
    #expect(
      try await first(twice).roundTrip() == ["the implementation was called 2 times"])
    await #expect(throws: ServiceFault.self) {
      try await first(
        table(
          ReadPart.self,
          answer: { _ in
            { _, context in throw ServiceFault.unimplemented(context.operation) }
          })
      ).roundTrip()
    }
  }

  @Test func aFaultThatDoesNotArriveOrChangedIsFound() async throws {
    let swallowed = table(ReadPart.self, call: { _, _ in ReadPart.Output() })
    #expect(try await first(swallowed).fault() == ["the fault did not arrive"])
    let replaced = table(
      ReadPart.self, answer: { _ in { _, _ in throw ServiceFault(.server, "another one") } })
    #expect(try await first(replaced).fault().count == 3)
  }

  @Test func aCallWithoutABindingThatIsNotRefusedIsFound() async throws {
    let right = try #require(table(LibraryOperations.FindShelf.self).unavailable.first)
    #expect(try await right.refusal() == [])
    let wrong = table(LibraryOperations.FindShelf.self, call: { _, _ in .init() })
    #expect(
      try await #require(wrong.unavailable.first).refusal() == ["the call was not refused"])
  }

  @Test func badInputIsRefusedByAServerOfTheMock() async throws {
    let mock = MessageEndpoint { table in
      table.on(SaveBook.self) { _, context in throw ServiceFault.unimplemented(context.operation) }
    }
    for operation in MessageCases(mock: mock, { $0.add(SaveBook.self) }).offered {
      #expect(try await operation.badInput() == [])
    }
    // A server without this operation returns another response.
    for operation in table(SaveBook.self).offered {
      #expect(try await !operation.badInput().isEmpty)
    }
  }

  @Test func withoutAPageMessagesInWhichEveryFieldIsSetAreRead() throws {
    for operation in table(SaveBook.self).offered { #expect(try operation.samples() == []) }
  }

  @Test func aPageThatIsNotThereIsAnError() throws {
    for operation in table(SaveBook.self, page: "none.md").offered {
      #expect(throws: DocumentedPageError.self) { try operation.samples() }
    }
  }
}
