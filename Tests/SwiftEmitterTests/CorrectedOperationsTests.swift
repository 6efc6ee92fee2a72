import ServiceModel
import Testing

@testable import SwiftEmitter

/// The operations that a correction affects.
@Suite("Corrected operations")
struct CorrectedOperationsTests {
  private static let book = TypeDefinition(
    name: "Book",
    shape: .complex(ComplexType(fields: [Field(name: "Author", type: .named("Person"))])))
  private static let person = TypeDefinition(
    name: "Person", shape: .complex(ComplexType(fields: [Field(name: "Age", type: .string)])))
  private static let getBook = ServiceOperation(
    name: "GetBook", results: [Parameter(name: "Response", type: .named("Book"))])
  private static let close = ServiceOperation(name: "Close")
  private static let library = Service(
    name: "Library", kind: .agent, operations: [getBook, close])

  private func texts(_ corrections: AppliedCorrection...) -> [[String]] {
    let version = ServicesVersion(
      name: "Services88", namespace: "urn:x", services: [Self.library],
      types: [Self.book, Self.person])
    let corrected = CorrectedOperations(version, corrections)
    return Self.library.operations.map { corrected.texts(of: $0, of: Self.library) }
  }

  @Test func type() {
    let found = texts(AppliedCorrection(.field("Age", of: "Person"), reason: "It is a number."))
    #expect(found.map(\.count) == [1, 0])
    #expect(found.first?.first?.hasSuffix(": It is a number.") == true)
    #expect(texts(AppliedCorrection(.type("Other"))) == [[], []])
  }

  @Test func operation() {
    let close = OperationAddress(kind: nil, service: "Library", operation: "Close")
    let entity = OperationAddress(kind: .entity, service: "Library", operation: "Close")
    #expect(texts(AppliedCorrection(.operation(close))).map(\.count) == [0, 1])
    #expect(texts(AppliedCorrection(.result("R", of: entity))).map(\.count) == [0, 0])
    #expect(
      texts(AppliedCorrection(.operation(close), version: "Services87")).map(\.count) == [0, 0])
  }
}
