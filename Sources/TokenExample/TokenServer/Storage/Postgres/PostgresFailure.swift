import CLibPQ

/// Why a statement failed, or why its result is unknown.
enum PostgresFailure: Error {
  /// The connection is lost. A transaction in progress may have been committed.
  case lost(String)
  /// The database rolled back for a temporary reason: a retry can succeed.
  case again(String)
  /// The database refuses the statement.
  case refused(StorageError)
}

extension PostgresFailure {
  /// From the result of a failed statement.
  init(_ result: OpaquePointer) {
    let text = String(cString: PQresultErrorMessage(result)).trimmingSuffix()
    guard let state = shim_sqlstate(result).map({ String(cString: $0) }) else {
      self = .lost(text)
      return
    }
    self = Self.meaning(of: state, text)
  }

  /// - Parameter state: Five characters, of which the first two name a class of errors.
  static func meaning(of state: String, _ text: String) -> PostgresFailure {
    switch state {
    // The server shuts down or has become a standby: another one may accept the statement.
    case "57P01", "57P02", "57P03", "57P05", "25006", "40003": .lost(text)
    case "40001", "40P01", "53300", "57014": .again(text)
    case "55P03": .refused(.locked)
    case "53100": .refused(.full)
    case "XX001", "XX002": .refused(.damaged(text))
    default: state.hasPrefix("08") ? .lost(text) : .refused(.failed("\(text) (\(state))"))
    }
  }
}

extension String {
  /// Without the line break that messages of the database end with.
  func trimmingSuffix() -> String {
    var text = self
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
