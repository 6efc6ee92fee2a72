import Foundation
import Testing

@testable import token_server

@Suite struct LogTests {
  @Test func lineAfterLineIsAppended() throws {
    let folder = try TemporaryFolder()
    for text in ["a\"b", "æ\u{1B}[2J\n"] {
      let log = try Log(appendingTo: folder.file("log"))
      log.write([("text", text), ("nothing", nil)])
      log.flush()
      #expect(log.lost == 0)
    }
    let lines = try SecretFile.read(folder.file("log")).split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.first?.hasSuffix(#""text":"a\"b"}"#) == true)
    #expect(lines.last?.hasSuffix(#""text":"\u00e6\u001b[2J\u000a"}"#) == true)
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func linesThatCannotBeWrittenAreCounted() throws {
    let log = try Log(appendingTo: "/dev/full")
    for line in ["a", "b", "c"] { log.write(line: line) }
    log.flush()
    #expect(log.lost == 3)
    let page = Metrics().text(databaseBytes: 0, lostLines: log.lost)
    #expect(page.contains("token_server_log_lines_lost_total 3\n"))
  }
}
