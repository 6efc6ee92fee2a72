import Testing
import UserAgent

@testable import token_server

/// The tokens that tests save.
enum Samples {
  static let now: Int64 = 1_800_000_000

  static let tokens = TokenManagementInfo(
    provider: "ERP", accessToken: "blåbær \u{1F600} \u{0}", refreshToken: "",
    tableRight: TableRight(mask: ETableRight(names: ["Select"]), reason: "owner"),
    fieldProperties: ["Provider": FieldProperty(fieldType: "string", fieldLength: 64)])

  /// An entry that only a store reads.
  static func entry(_ number: Int, expires: Int64? = nil, bytes: Int = 100) -> TokenEntry {
    TokenEntry(
      keyHash: KeyHash(hashing: Array("\(number)".utf8)), masterKey: MasterKeyID(rawValue: 7),
      created: now, expires: expires,
      sealed: [UInt8](repeating: UInt8(truncatingIfNeeded: number), count: bytes))
  }

  static func keys(_ count: Int = 1) throws -> MasterKeys {
    try Sodium.prepare()
    let list = try (0..<count).map { _ in
      try #require(SecretKey(Sodium.random(SecretKey.byteCount)))
    }
    return try #require(MasterKeys(list))
  }
}
