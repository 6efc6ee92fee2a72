import Foundation

/// Tests that take minutes, or need programs that not everyone has: `make test-long` runs them.
package enum LongTests {
  package static let areWanted = ProcessInfo.processInfo.environment["DOCS2SWIFT_LONG_TESTS"] != nil
  package static let hint = "a long test: make test-long runs it"
}
