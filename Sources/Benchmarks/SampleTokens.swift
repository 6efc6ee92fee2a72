import UserAgent

/// The content of the messages of the benchmarks.
enum SampleTokens {
  static let application = "token-of-the-application"
  static let ticket = "7T:" + token
  static let token = String(repeating: "0123456789abcdef", count: 4)
  static let info = TokenManagementInfo(
    provider: "ERP", accessToken: token, refreshToken: token,
    tableRight: TableRight(mask: ETableRight(names: ["Select", "Update"]), reason: "owner"),
    fieldProperties: [
      "Provider": FieldProperty(fieldType: "string", fieldLength: 64)
    ])
}
