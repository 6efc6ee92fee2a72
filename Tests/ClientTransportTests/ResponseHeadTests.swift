import ServiceRuntime
import Testing

@testable import ServiceCurl

@Suite("The header of a response")
struct ResponseHeadTests {
  private func read(_ lines: [String]) -> (head: ResponseHead, problem: ResponseHead.Problem?) {
    var head = ResponseHead()
    for line in lines {
      let problem = Array((line + "\r\n").utf8).withUnsafeBytes { head.take($0) }
      if let problem { return (head, problem) }
    }
    return (head, nil)
  }

  @Test func fieldsKeepTheirOrderAndNumberInterimResponsesLeaveNothing() {
    let (head, problem) = read([
      "HTTP/1.1 103 Early", "Link: a", "", "HTTP/2 204", "B: 1", "a:2 ", "B:\t3", "Empty:", "",
      "Trailer: no",
    ])
    #expect(problem == nil && head.isComplete && head.status == 204)
    #expect(head.fields == HeaderFields([("B", "1"), ("a", "2"), ("B", "3"), ("Empty", "")]))
  }

  @Test func aFoldedFieldIsOne() {
    let (head, _) = read(["HTTP/1.1 200 OK", "A: 1", "  2", "\t3", "B:", " 4", ""])
    #expect(head.fields == HeaderFields([("A", "1 2 3"), ("B", "4")]))
  }

  @Test func latin1IsReadWhereItIsNotUTF8() {
    var head = ResponseHead()
    _ = Array("HTTP/1.1 200 OK\r\n".utf8).withUnsafeBytes { head.take($0) }
    _ = (Array("A: ".utf8) + [0xE5, 0x0D, 0x0A]).withUnsafeBytes { head.take($0) }
    _ = Array("B: å\r\n".utf8).withUnsafeBytes { head.take($0) }
    #expect(head.fields["A"] == "å" && head.fields["B"] == "å")
  }

  @Test(arguments: [
    ["HTTP/1.1"], ["HTTP/1.1 "], ["HTTP/1.1 2"], ["HTTP/1.1 2000"], ["HTTP/1.1 099"],
    ["HTTP/1.1 200", "A"], ["HTTP/1.1 200", "A B: c"], ["HTTP/1.1 200", " folded"], ["A"],
    ["HTTP/1.1 200", "Content-Length: 1", "content-length: 2", ""],
  ])
  func whatIsNotAHeaderIsSaidToBeNone(lines: [String]) {
    guard case .malformed = read(lines).problem else {
      Issue.record("\(lines) is accepted")
      return
    }
  }

  @Test func theSameLengthTwiceIsOne() {
    #expect(read(["HTTP/1.1 200", "Content-Length: 1", "content-length: 1", ""]).problem == nil)
  }

  @Test func whateverTheBytesAreTheyAreReadOrRefusedAndCounted() {
    let pieces = [
      "HTTP/1.1 200 OK", "HTTP/", "A: b", ":", " ", "\r", "\n", "\0", "\u{E5}", "9", "",
    ]
    for _ in 0..<20_000 {
      let lines = (0..<Int.random(in: 0..<12)).map { _ in
        (0..<Int.random(in: 0..<4)).map { _ in pieces.randomElement() ?? "" }.joined()
      }
      let (head, problem) = read(lines)
      if problem == nil, head.isComplete { #expect(head.status >= 101) }
    }
    let many = ["HTTP/1.1 200"] + Array(repeating: "A: b", count: 501)
    #expect(read(many).problem == .tooLarge)
    #expect(
      read(["HTTP/1.1 200", "A: " + String(repeating: "a", count: 65536)]).problem == .tooLarge)
    let after = ["HTTP/1.1 200", ""] + Array(repeating: "A: b", count: 501)
    #expect(read(after).problem == .tooLarge)
  }
}
