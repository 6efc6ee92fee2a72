@_spi(Generated) import ServiceRuntime
@_spi(Generated) import ServiceTesting
import TestSupport
import Testing

/// Numbers must return exactly as they were sent, to the last bit.
@Suite struct NumberTests {
  private static let known: [Double] = [
    13849.145999999999, 0.1, -0.0, 0, .leastNonzeroMagnitude, .leastNormalMagnitude,
    .greatestFiniteMagnitude,
    -.greatestFiniteMagnitude, 1e16, 1e22, 0x1p53 + 1, 1.0.nextUp, 1.0.nextDown, .pi,
    0x1p63, 1e23,
  ]

  private static func random(_ count: Int) -> [Double] {
    var generator = SeededGenerator(1)
    return (0..<count).map { index in
      let bits = Double(bitPattern: generator.next())
      // Random bits are mostly huge or tiny numbers. Amounts are the numbers that are sent in
      // practice.
      return index.isMultiple(of: 2) && bits.isFinite
        ? bits : Double.random(in: -100_000..<100_000, using: &generator)
    }
  }

  @Test(arguments: [ServiceBinding.soap, .rest])
  func doublesComeBackToTheLastBit(binding: ServiceBinding) async throws {
    let client = try Fixture.client(binding)
    for weight in Self.known + Self.random(4_000) {
      var book = Book()
      book.weight = weight
      let received = try await client.replaceBook(bookId: 1, book: book)
      #expect(received?.weight?.bitPattern == weight.bitPattern, "\(weight)")
    }
  }

  @Test(arguments: [ServiceBinding.soap, .rest])
  func integersComeBackAtTheirLimitsAndBeyondThoseOfADouble(
    binding: ServiceBinding
  ) async throws {
    let client = try Fixture.client(binding)
    var generator = SeededGenerator(2)
    let random = (0..<1_000).map { _ in Int64(truncatingIfNeeded: generator.next()) }
    for barcode in [.min, .max, .min + 1, .max - 1, 0, -1, 1 << 53 + 1] + random {
      var book = Book()
      book.barcode = barcode
      #expect(try await client.replaceBook(bookId: 1, book: book)?.barcode == barcode)
    }
  }
}
