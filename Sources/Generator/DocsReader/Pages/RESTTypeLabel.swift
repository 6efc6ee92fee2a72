import Diagnostics

/// The type column of a REST table, or the type in a heading. It is coarse, and sometimes wrong.
enum RESTTypeLabel: Equatable, Sendable {
  /// A reference to a type that is not named.
  case blank
  case string
  /// One word of a page for everything that is written in quotes: text, dates, bytes, members.
  case text
  case integer
  /// One word of a page for integers of all sizes.
  case anyInteger
  case long
  case number
  case boolean
  case dateTime
  case bytes
  case array
  /// A map or, in a heading, any object.
  case object
  /// Any of these.
  case enumeration([String])
  case named(String)
  /// A name that is printed for types with other names. No page shows this alone, so that only
  /// `judged(by:)` returns it.
  case misleading

  /// The label as it is written. A name may still be a misleading one.
  init(word text: String) {
    switch text {
    case "": self = .blank
    case "string": self = .string
    case "String": self = .text
    case "int16", "int32": self = .integer
    case "Integer": self = .anyInteger
    case "int64": self = .long
    case "double", "float", "Number": self = .number
    case "bool", "Boolean": self = .boolean
    case "date-time": self = .dateTime
    case "byte", "binary": self = .bytes
    case "array", "Array": self = .array
    case "object", "Object": self = .object
    default:
      if let members = text.dropping(prefix: "Enum:") {
        self = .enumeration(Self.members(members))
      } else {
        self = Self.isReadable(text) ? .named(text) : .blank
      }
    }
  }

  /// Whether a text may be a label: a known word, a list of members, or a name. Anything else is
  /// reported, and read like a type that is not named.
  static func isReadable(_ text: String) -> Bool {
    text.hasPrefix("Enum:")
      || text.utf8.allSatisfy { byte in
        switch byte {
        case 0x80...0xFF, UInt8(ascii: "a")...UInt8(ascii: "z"),
          UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
          UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }

  /// Each member once, in order.
  private static func members(_ text: String) -> [String] {
    text.split(ascii: ",").map { ByteText(Array($0.utf8)).trimmed.string }
      .filter { !$0.isEmpty }.withoutRepetitions()
  }
}
