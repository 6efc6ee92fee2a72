@_spi(Generated) import ServiceRuntime
import Testing
@Test func smoke() {
  #expect(Book(title: "a") == Book(title: "a")); #expect(Book(title: "a") != Book(title: nil))
}
