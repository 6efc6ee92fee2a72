import CSodium
import Foundation
import ServiceRuntime
import Testing
import ToolSupport
import UserAgent

@testable import token_server

@Suite struct ServerTests {
  @Test func whatIsSavedOverOneProtocolIsFoundOverTheOther() async throws {
    let running = try await RunningServer()
    let (soap, rest) = (try running.soap(), try running.rest())
    let soapTokens = TokenManagementInfo(provider: "ERP", accessToken: "æ/1", refreshToken: "")
    let soapKey = try await soap.saveExternalTokens(soapTokens)
    #expect(try await rest.getExternalTokens(key: soapKey) == soapTokens)
    // NUL is a character of JSON, but not of XML.
    let restTokens = TokenManagementInfo(provider: "ERP", accessToken: "b'; --", refreshToken: nil)
    let restKey = try await rest.saveExternalTokens(restTokens)
    #expect(try await soap.getExternalTokens(key: restKey) == restTokens)
    let audit = try await running.stop()
    let bytes = try running.folder.bytes(of: "tokens.sqlite")
    for secret in ["æ/1", "b'; --", soapKey, restKey, running.secret].compactMap(\.self) {
      #expect(!audit.contains(secret))
      #expect(bytes.firstRange(of: Array(secret.utf8)) == nil)
    }
    #expect(audit.split(separator: "\n").count == 4)
    #expect(audit.contains(#""event":"saved","operation":"User.SaveExternalTokens""#))
    #expect(audit.contains(#""caller":"ticket demo""#))
  }

  @Test(arguments: [
    "", "nothing", "' OR 1=1; DROP TABLE token; --", "\0", "a\0b", "%00",
    String(repeating: "A", count: 43), String(repeating: "x", count: 1 << 20),
  ])
  func anUnknownKeyHasNoTokens(_ key: String) async throws {
    let running = try await RunningServer()
    let saved = try await running.rest().saveExternalTokens(Samples.tokens)
    #expect(try await running.rest().getExternalTokens(key: key) == nil)
    if !key.contains("\0") {
      #expect(try await running.soap().getExternalTokens(key: key) == nil)
    }
    #expect(try await running.rest().getExternalTokens(key: saved) == Samples.tokens)
    _ = try await running.stop()
  }

  @Test func tokensThatAreTooLargeAreRefusedAndNothingIsKept() async throws {
    let running = try await RunningServer()
    let large = TokenManagementInfo(accessToken: String(repeating: "x", count: 10_000_000))
    for client in [try running.soap(), try running.rest()] {
      let fault = await #expect(throws: ServiceFault.self) {
        try await client.saveExternalTokens(large)
      }
      #expect(fault?.code == .client)
      #expect(fault?.reason.contains("1048576") == true)
    }
    await #expect(throws: ServiceFault.self) { try await running.rest().saveExternalTokens(nil) }
    _ = try await running.stop()
    let store = try await running.installation.store(createsFile: false)
    #expect(try await store.entries(after: nil, limit: 9, masterKey: nil).isEmpty)
    await store.close()
  }

  // MARK: Sealed boxes

  @Test func sealedTokensAreSavedAsTheyWereBefore() async throws {
    let running = try await RunningServer()
    let publicKey = try running.installation.gateway().publicKey
    let key = try await running.soap().decryptAndSaveExternalTokens(
      TokenManagementInfo(
        provider: "ERP", accessToken: try seal("blåbær", publicKey),
        refreshToken: try seal("", publicKey)))
    let tokens = try await running.rest().getExternalTokens(key: key)
    #expect(tokens?.provider == "ERP")
    #expect(tokens?.accessToken == "blåbær")
    #expect(tokens?.refreshToken == "")
    _ = try await running.stop()
  }

  @Test func aBoxThatCannotBeOpenedIsTheCallersFault() async throws {
    let running = try await RunningServer()
    let stranger = Base64.encode([UInt8](repeating: 9, count: 32), .standard)
    let publicKey = try running.installation.gateway().publicKey
    let changed = try seal("token", publicKey).replacingOccurrences(of: "A", with: "B") + "AAAA"
    for box in [try seal("token", stranger), changed, "in the clear", "AAAA"] {
      let fault = await #expect(throws: ServiceFault.self) {
        try await running.soap().decryptAndSaveExternalTokens(
          TokenManagementInfo(accessToken: box))
      }
      #expect(fault?.code == .client)
      #expect(fault?.reason.hasPrefix("AccessToken") == true)
      #expect(fault?.reason.contains(box) == false)
    }
    let audit = try await running.stop()
    #expect(audit.split(separator: "\n").count { $0.contains("sealed box") } == 4)
  }

  private func seal(_ text: String, _ publicKey: String) throws -> String {
    let key = try #require(Base64.decode(publicKey, .standard))
    let message = Array(text.utf8)
    var box = [UInt8](repeating: 0, count: message.count + 48)
    #expect(crypto_box_seal(&box, message, UInt64(message.count), key) == 0)
    return Base64.encode(box, .standard)
  }

  // MARK: Access

  @Test func everyKindOfCredentialIsChecked() async throws {
    let running = try await RunningServer()
    let right: [RESTCredentials] = [
      .ticket(running.ticket), .bearer(running.ticket),
      .basic(user: "demo", password: running.secret),
    ]
    for credentials in right {
      #expect(try await running.rest(credentials).getExternalTokens(key: "x") == nil)
    }
    let wrong: [RESTCredentials] = [
      .none, .ticket("demo.wrong"), .ticket(running.secret), .bearer("other.\(running.secret)"),
      .basic(user: "demo", password: ""), .xsrf(running.ticket),
      .other(scheme: "Digest", parameters: running.ticket),
    ]
    for credentials in wrong {
      let fault = await #expect(throws: ServiceFault.self) {
        try await running.rest(credentials).getExternalTokens(key: "x")
      }
      #expect(fault?.httpStatus == 401)
    }
    // If there is an application token, it must be right, even if it is not required.
    #expect(
      try await running.rest(applicationToken: running.ticket).getExternalTokens(key: "x") == nil)
    await #expect(throws: ServiceFault.self) {
      try await running.soap(applicationToken: "demo.wrong").getExternalTokens(key: "x")
    }
    _ = try await running.stop()
  }

  @Test func anApplicationTokenCanBeRequired() async throws {
    let running = try await RunningServer([.applicationTokenRequired: "true"])
    await #expect(throws: ServiceFault.self) {
      try await running.soap().getExternalTokens(key: "x")
    }
    let client = try running.soap(applicationToken: running.ticket)
    #expect(try await client.getExternalTokens(key: "x") == nil)
    _ = try await running.stop()
  }

  @Test func whoCallsTooOftenIsToldToWait() async throws {
    let running = try await RunningServer([.callsPerSecond: "0.001"])
    #expect(try await running.rest().getExternalTokens(key: "x") == nil)
    let fault = await #expect(throws: ServiceFault.self) {
      try await running.rest().getExternalTokens(key: "x")
    }
    #expect(fault?.httpStatus == 429)
    #expect(try await running.refusal().value(forHTTPHeaderField: "Retry-After") == "1")
    #expect(try await running.rest(.bearer(running.ticket)).getExternalTokens(key: "x") == nil)
    _ = try await running.stop()
  }

  // MARK: Operating

  @Test func itTellsHowItIs() async throws {
    let running = try await RunningServer([.publicMetrics: "true"])
    _ = try await running.rest().saveExternalTokens(Samples.tokens)
    #expect(try await running.get("healthz").status == 200)
    #expect(try await running.get("readyz").status == 200)
    let metrics = try await running.get("metrics")
    #expect(metrics.status == 200)
    for line in [
      #"token_server_events_total{event="saved"} 1"#, "token_server_committed_total ",
      #"token_server_http_requests_total{status="200"} "#,
      "# TYPE token_server_commits_total counter",
    ] {
      #expect(metrics.text.contains(line))
    }
    let lines = metrics.text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    let pattern = /[a-z_]+(\{[a-z]+="[^"]+"\})? [0-9.e+-]+/
    for line in lines { #expect(line.wholeMatch(of: pattern) != nil, "\(line)") }
    _ = try await running.stop()
  }

  @Test func aLockedDatabaseIsToldAndOvercome() async throws {
    let running = try await RunningServer()
    let other = try SQLiteConnection(
      path: running.folder.file("tokens.sqlite"), createsFile: false, patience: .zero)
    try other.run("BEGIN IMMEDIATE")
    let ready = try await running.get("readyz")
    #expect(ready.status == 503)
    #expect(ready.text.contains("locked"))
    let fault = await #expect(throws: ServiceFault.self) {
      try await running.rest().saveExternalTokens(Samples.tokens)
    }
    #expect(fault?.httpStatus == 503)
    try other.run("COMMIT")
    #expect(try await running.rest().saveExternalTokens(Samples.tokens) != nil)
    #expect(try await running.get("readyz").status == 200)
    let audit = try await running.stop()
    #expect(audit.contains(#""event":"failed""#))
  }
}
