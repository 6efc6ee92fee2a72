@_spi(Generated) import ServiceRuntime

/// A type that others extend. Its types look like generated code.
struct Medium: PolymorphicObject {
  var name: String?
  var year: Int32?
  @Indirect var copyOf: Medium?
  var derivedContent: DerivedContent?

  init(name: String? = nil, year: Int32? = nil, copyOf: Medium? = nil) {
    self.name = name
    self.year = year
    self.copyOf = copyOf
  }

  static var xmlName: XMLName { XMLName("Medium", in: LibrarySchema.namespace) }
  static var derivedTypes: [any DerivedObject.Type] { [Blank.self, Disc.self, Reel.self] }
  static func empty() -> Self { Self() }

  mutating func code(with coder: FieldCoder) {
    coder.field("Name", &name)
    coder.field("Year", &year)
    coder.field("CopyOf", &copyOf)
  }
}

/// Adds a number and a list of the base type.
struct Disc: DerivedObject {
  typealias BaseObject = Medium

  var sides: Int32?
  var bonus: [Medium]?
  var name: String?
  var year: Int32?
  @Indirect var copyOf: Medium?

  init(sides: Int32? = nil, bonus: [Medium]? = nil, name: String? = nil) {
    self.sides = sides
    self.bonus = bonus
    self.name = name
  }

  static var xmlName: XMLName { XMLName("Disc", in: LibrarySchema.namespace) }
  static func empty() -> Self { Self() }

  mutating func code(with coder: FieldCoder) {
    coder.base {
      coder.field("Name", &name)
      coder.field("Year", &year)
      coder.field("CopyOf", &copyOf)
    } own: {
      coder.field("Sides", &sides)
      coder.field("Bonus", &bonus)
    }
  }
}

/// Adds a text under a name that is a number in another type.
struct Reel: DerivedObject {
  typealias BaseObject = Medium

  var sides: String?
  var name: String?
  var year: Int32?
  @Indirect var copyOf: Medium?

  init(sides: String? = nil, name: String? = nil) {
    self.sides = sides
    self.name = name
  }

  static var xmlName: XMLName { XMLName("Reel", in: LibrarySchema.namespace) }
  static func empty() -> Self { Self() }

  mutating func code(with coder: FieldCoder) {
    coder.base {
      coder.field("Name", &name)
      coder.field("Year", &year)
      coder.field("CopyOf", &copyOf)
    } own: {
      coder.field("Sides", &sides)
    }
  }
}

/// Adds nothing.
struct Blank: DerivedObject {
  typealias BaseObject = Medium

  var name: String?
  var year: Int32?
  @Indirect var copyOf: Medium?

  init(name: String? = nil) { self.name = name }

  static var xmlName: XMLName { XMLName("Blank", in: LibrarySchema.namespace) }
  static func empty() -> Self { Self() }

  mutating func code(with coder: FieldCoder) {
    coder.base {
      coder.field("Name", &name)
      coder.field("Year", &year)
      coder.field("CopyOf", &copyOf)
    }
  }
}

/// Sends media and receives them.
enum EchoMedia: OperationDefinition {
  struct Input: FieldCodable {
    var media: [Medium]?

    init(media: [Medium]? = nil) { self.media = media }

    static func empty() -> Self { Self() }

    mutating func code(with coder: FieldCoder) { coder.field("Media", &media) }
  }

  struct Output: OperationResponse {
    var response: [Medium]?

    init(response: [Medium]? = nil) { self.response = response }

    static func empty() -> Self { Self() }

    mutating func code(with coder: FieldCoder) { coder.field("Response", &response) }
  }

  static let descriptor = OperationDescriptor(
    service: LibraryOperations.service, name: "EchoMedia",
    soap: SOAPOperation(
      action: LibrarySchema.namespace + "/Library/EchoMedia",
      requestHeaders: ["ApplicationToken", "Credentials", "TimeZone"],
      responseHeaders: ["ExceptionInfo", "ExtraInfo", "Succeeded", "TimeZone"], input: "EchoMedia",
      output: "EchoMediaResponse"),
    rest: RESTOperation(
      method: .post, path: "/api/v1/Agents/Library/EchoMedia",
      parameters: [.property("Media")], selectsProperties: true, body: .wrapper))

  struct Endpoint: ServiceEndpoint {
    func register(in table: inout OperationTable) {
      table.on(EchoMedia.self) { input, _ in Output(response: input.media) }
    }
  }
}
