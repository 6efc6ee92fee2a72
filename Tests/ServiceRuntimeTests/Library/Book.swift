@_spi(Generated) import ServiceRuntime
import Foundation

/// Every scalar type, arrays, dictionaries, recursion and an open base.
struct Book: ServiceObject {
  var right: AccessRight?
  var title: String?
  var shelfNumber: Int16?
  var pages: Int32?
  var barcode: Int64?
  var copies: UInt32?
  var weight: Double?
  var isLent: Bool?
  var bought: DateTime?
  var loanPeriod: TimeSpan?
  var cover: Data?
  var format: BookFormat?
  var genres: Genres?
  var keywords: [String]?
  var chapters: [Chapter]?
  var tables: [[String]]?
  var labels: [String: String]?
  var stock: [Int32: Chapter]?
  var history: [DateTime: String]?
  var note: AnyValue?
  var paper: Paper?
  var mystery: Mystery?
  var ratings: [Int32?]?

  init(right: AccessRight? = nil, title: String? = nil, pages: Int32? = nil) {
    self.right = right
    self.title = title
    self.pages = pages
  }

  static var xmlName: XMLName { XMLName("Book", in: LibrarySchema.namespace) }
  static func empty() -> Self { Self() }

  mutating func code(with coder: FieldCoder) {
    coder.base {
      coder.field("Right", &right)
    } own: {
      coder.field("Title", &title)
      coder.field("ShelfNumber", &shelfNumber)
      coder.field("Pages", &pages)
      coder.field("Barcode", &barcode)
      coder.field("Copies", &copies)
      coder.field("Weight", &weight)
      coder.field("IsLent", &isLent)
      coder.field("Bought", &bought)
      coder.field("LoanPeriod", &loanPeriod)
      coder.field("Cover", &cover)
      coder.field("Format", &format)
      coder.field("Genres", &genres)
      coder.field("Keywords", &keywords)
      coder.field("Chapters", &chapters)
      coder.field("Tables", &tables)
      coder.dictionary("Labels", item: "StringKeyValuePair", &labels)
      coder.dictionary("Stock", item: "IntChapterKeyValuePair", &stock)
      coder.dictionary("History", item: "DateKeyValuePair", &history)
      coder.field("Note", &note)
      coder.field("Paper", &paper)
      coder.field("Mystery", &mystery)
      coder.field("Ratings", &ratings)
    }
  }
}

struct AccessRight: ServiceObject {
  var mask: Genres?
  var reason: String?

  init(mask: Genres? = nil, reason: String? = nil) {
    self.mask = mask
    self.reason = reason
  }

  static var xmlName: XMLName { XMLName("AccessRight", in: LibrarySchema.namespace) }
  static func empty() -> Self { Self() }

  mutating func code(with coder: FieldCoder) {
    coder.field("Mask", &mask)
    coder.field("Reason", &reason)
  }
}

/// Contains itself through an array.
struct Chapter: ServiceObject {
  var heading: String?
  var sections: [Chapter]?

  init(heading: String? = nil, sections: [Chapter]? = nil) {
    self.heading = heading
    self.sections = sections
  }

  static var xmlName: XMLName { XMLName("Chapter", in: LibrarySchema.namespace) }
  static func empty() -> Self { Self() }

  mutating func code(with coder: FieldCoder) {
    coder.field("Heading", &heading)
    coder.field("Sections", &sections)
  }
}

/// In another namespace than the service.
struct Paper: ServiceObject {
  var grade: String?
  var tags: [String]?

  init(grade: String? = nil, tags: [String]? = nil) {
    self.grade = grade
    self.tags = tags
  }

  static var xmlName: XMLName { XMLName("Paper", in: LibrarySchema.papersNamespace) }
  static func empty() -> Self { Self() }

  mutating func code(with coder: FieldCoder) {
    coder.field("Grade", &grade)
    coder.field("Tags", &tags)
  }
}

/// Only its name is known.
struct Mystery: OpaqueObject {
  var content: OpaqueValue

  init(content: OpaqueValue) { self.content = content }

  static var xmlName: XMLName { XMLName("Mystery", in: LibrarySchema.namespace) }
}

struct BookFormat: OpenEnumeration {
  var rawValue: String

  init(rawValue: String) { self.rawValue = rawValue }

  static let paperback = Self(rawValue: "Paperback")
  static let hardcover = Self(rawValue: "Hardcover")

  static var xmlName: XMLName { XMLName("BookFormat", in: LibrarySchema.namespace) }
  static var wireDefault: Self { .paperback }
}

struct Genres: FlagSet {
  var names: [String]

  init(names: [String]) { self.names = names }

  static let poetry = Self(names: ["Poetry"])
  static let travel = Self(names: ["Travel"])
  static let crime = Self(names: ["Crime"])

  static var xmlName: XMLName { XMLName("Genres", in: LibrarySchema.namespace) }
}
