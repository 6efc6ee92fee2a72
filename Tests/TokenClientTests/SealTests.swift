import CSodium
import Foundation
import Testing
import ToolSupport

@testable import token_client

@Suite("Sealing tokens")
struct SealTests {
  private let publicKey: [UInt8]
  private let secretKey: [UInt8]

  init() {
    #expect(sodium_init() >= 0)
    var (publicKey, secretKey) = (
      [UInt8](repeating: 0, count: 32), [UInt8](repeating: 0, count: 32)
    )
    #expect(crypto_box_keypair(&publicKey, &secretKey) == 0)
    (self.publicKey, self.secretKey) = (publicKey, secretKey)
  }

  private var key: String { Data(publicKey).base64EncodedString() }

  private func opened(_ box: String) throws -> String {
    let box = Array(try #require(Data(base64Encoded: box)))
    var message = [UInt8](repeating: 0, count: box.count - 48)
    #expect(crypto_box_seal_open(&message, box, UInt64(box.count), publicKey, secretKey) == 0)
    return String(decoding: message, as: UTF8.self)
  }

  @Test func sealPrintsBoxesThatTheOwnerOfTheKeyOpensAndCallsNobody() async throws {
    let run = await ToolRun(
      ["seal", "--public-key", key, "--json"], environment: CommandTests.environment)
    #expect(run.exitCode == .success)
    let tokens = try JSONDecoder().decode([String: String?].self, from: Data(run.output.utf8))
    #expect(try opened(try #require(tokens["accessToken"] ?? nil)) == "access")
    #expect(try opened(try #require(tokens["refreshToken"] ?? nil)) == "refresh")
  }

  @Test func decryptAndSaveSealsWhenItHasAPublicKey() async throws {
    let run = await ToolRun(
      ["decrypt-and-save", "--public-key", key] + CommandTests.url,
      environment: CommandTests.environment)
    #expect(run.exitCode == .success)
    // The service of the tests returns its input, backwards.
    #expect(try opened(String(run.output.dropLast().reversed())) == "access")
  }

  @Test(arguments: ["AAAA", "é", "x="])
  func whatIsNoPublicKeyIsRefusedBeforeAnythingIsAsked(_ key: String) async {
    let run = await ToolRun(["seal", "--public-key", key], answers: ["a", "b"])
    #expect(run.exitCode == .usage)
    #expect(run.questions.isEmpty)
    #expect(run.errorOutput.contains("32 bytes in base64"))
  }
}
