@_spi(Generated) import ServiceRuntime

// Three types, each of which extends the one before. They look like generated code.

struct Parcel: PolymorphicObject {
  var number: Int32?
  var derivedContent: DerivedContent?

  init(number: Int32? = nil) { self.number = number }

  init(_ derived: InsuredParcel) { self.init(carrying: derived) }

  static var xmlName: XMLName { XMLName("Parcel", in: LibrarySchema.namespace) }
  static var derivedTypes: [any DerivedObject.Type] {
    [InsuredParcel.self, LoanParcel.self, TrackedParcel.self]
  }
  static func empty() -> Self { Self() }

  mutating func code(with coder: FieldCoder) { coder.field("Number", &number) }
}

struct TrackedParcel: PolymorphicObject, DerivedObject {
  typealias BaseObject = Parcel

  var code: String?
  var number: Int32?
  var derivedContent: DerivedContent?

  init(code: String? = nil, number: Int32? = nil) {
    self.code = code
    self.number = number
  }

  static var xmlName: XMLName { XMLName("TrackedParcel", in: LibrarySchema.namespace) }
  static var derivedTypes: [any DerivedObject.Type] { [InsuredParcel.self] }
  static func empty() -> Self { Self() }

  mutating func code(with coder: FieldCoder) {
    coder.base {
      coder.field("Number", &number)
    } own: {
      coder.field("Code", &code)
    }
  }
}

struct InsuredParcel: DerivedObject {
  typealias BaseObject = TrackedParcel

  var amount: Int32?
  var code: String?
  var number: Int32?

  init(amount: Int32? = nil, code: String? = nil, number: Int32? = nil) {
    self.amount = amount
    self.code = code
    self.number = number
  }

  static var xmlName: XMLName { XMLName("InsuredParcel", in: LibrarySchema.namespace) }
  static func empty() -> Self { Self() }

  mutating func code(with coder: FieldCoder) {
    coder.base {
      coder.field("Number", &number)
      coder.field("Code", &code)
    } own: {
      coder.field("Amount", &amount)
    }
  }
}

/// Another branch.
struct LoanParcel: DerivedObject {
  typealias BaseObject = Parcel

  var until: String?
  var number: Int32?

  init(until: String? = nil, number: Int32? = nil) {
    self.until = until
    self.number = number
  }

  static var xmlName: XMLName { XMLName("LoanParcel", in: LibrarySchema.namespace) }
  static func empty() -> Self { Self() }

  mutating func code(with coder: FieldCoder) {
    coder.base {
      coder.field("Number", &number)
    } own: {
      coder.field("Until", &until)
    }
  }
}

/// Sends parcels and receives them.
enum EchoParcels: OperationDefinition {
  struct Input: FieldCodable {
    var parcels: [Parcel]?
    var tracked: TrackedParcel?

    static func empty() -> Self { Self() }

    mutating func code(with coder: FieldCoder) {
      coder.field("Parcels", &parcels)
      coder.field("Tracked", &tracked)
    }
  }

  struct Output: OperationResponse {
    var response: [Parcel]?

    static func empty() -> Self { Self() }

    mutating func code(with coder: FieldCoder) { coder.field("Response", &response) }
  }

  static let descriptor = OperationDescriptor(
    service: LibraryOperations.service, name: "EchoParcels",
    soap: SOAPOperation(
      action: LibrarySchema.namespace + "/Library/EchoParcels", input: "EchoParcels",
      output: "EchoParcelsResponse"),
    rest: RESTOperation(
      method: .post, path: "/api/v1/Agents/Library/EchoParcels",
      parameters: [
        .property("Parcels"), .property("Tracked"),
      ], body: .wrapper
    ))

  struct Endpoint: ServiceEndpoint {
    func register(in table: inout OperationTable) {
      table.on(EchoParcels.self) { input, _ in
        Output(response: (input.parcels ?? []) + (input.tracked.map { [Parcel($0)] } ?? []))
      }
    }
  }
}
