import ServiceModel
import SwiftEmitter
import Testing

/// An edit of the library to which a rule applies.
struct RuleExample: Sendable, CustomTestStringConvertible {
  var rule: String
  /// The settings after the edit.
  var settings: EmitterOptions
  var edit: @Sendable (inout ServiceModel) -> Void

  init(
    _ rule: String, settings: EmitterOptions = EmitterOptions(),
    _ edit: @escaping @Sendable (inout ServiceModel) -> Void
  ) {
    self.rule = rule
    self.settings = settings
    self.edit = edit
  }

  var testDescription: String { rule }

  var edited: ServiceModel {
    var model = LibraryModel.model
    edit(&model)
    return model
  }

  static let all =
    versions + services + operations + soap + rest + types + fields + enumerations
    + forms + settings
}

extension RuleExample {
  private static let versions = [
    RuleExample("version-added") {
      $0.versions.insert(ServicesVersion(name: "Services6", namespace: "urn:six"), at: 0)
    },
    RuleExample("version-removed") { $0.versions.removeFirst() },
    RuleExample("version-renamed") { $0.versions[0].name = "Services6" },
    RuleExample("namespace-changed") { $0.editVersion { $0.namespace = "urn:elsewhere" } },
    RuleExample("modules-changed") {
      $0.versions.append(ServicesVersion(name: "Services9", namespace: "urn:nine"))
    },
  ]

  private static let services = [
    RuleExample("service-added") {
      $0.editVersion { $0.services.append(Service(name: "Reader", kind: .entity)) }
    },
    RuleExample("service-renamed") { $0.editService("Book") { $0.name = "BOOK" } },
    RuleExample("service-removed") { $0.editVersion { $0.services.removeLast() } },
    RuleExample("soap-endpoint-added") {
      $0.editService("Book") { $0.soap = SOAPEndpoint(path: "Book.svc", envelopeVersion: "1.1") }
    },
    RuleExample("soap-endpoint-removed") { $0.editService { $0.soap = nil } },
    RuleExample("soap-endpoint-moved") { $0.editService { $0.soap?.path = "Elsewhere.svc" } },
    RuleExample("soap-addresses-changed") {
      $0.editService { $0.soap?.addresses = ["https://new.example"] }
    },
    RuleExample("soap-version-changed") { $0.editService { $0.soap?.envelopeVersion = "1.2" } },
    RuleExample("documentation-added") {
      $0.editService("Book") { $0.documentation = Documentation(summary: "One book.") }
    },
    RuleExample("documentation-removed") { $0.editService { $0.documentation = nil } },
    RuleExample("documentation-changed") {
      $0.editOperation("FindBooks") { $0.parameters[0].documentation = "The whole title." }
    },
    RuleExample("page-moved") { $0.editREST { $0.page = "agent/Books.md" } },
  ]

  private static let settings = [
    RuleExample("swift-name-changed", settings: naming(.operations, "Library.Lend", as: "hand")) {
      _ in
    },
    RuleExample("access-changed", settings: access("internal")) { _ in },
    RuleExample("replacement-changed", settings: replacing("Book", by: "Int")) { _ in },
  ]

  static func naming(_ scope: NameOverrides.Scope, _ key: String, as name: String) -> EmitterOptions
  {
    var options = EmitterOptions()
    options.names.add(NameOverrides.Entry(key: key, name: name), to: scope)
    return options
  }

  private static func access(_ level: String) -> EmitterOptions {
    var options = EmitterOptions()
    options.accessLevel = level
    return options
  }

  private static func replacing(_ type: String, by other: String) -> EmitterOptions {
    var options = EmitterOptions()
    options.replacements = [TypeReplacement(documented: type, type: other)]
    return options
  }

  private static let operations = [
    RuleExample("type-used") {
      $0.editService {
        $0.operations.append(
          ServiceOperation(
            name: "Weigh", parameters: [Parameter(name: "What", type: .named("Unused"))]))
      }
    },
    RuleExample("type-unused") {
      $0.editService { $0.operations.removeAll { $0.name == "Report" } }
    },
    RuleExample("operation-added") {
      $0.editService { $0.operations.append(ServiceOperation(name: "Return")) }
    },
    RuleExample("operation-removed") { $0.editService { $0.operations.removeFirst() } },
    RuleExample("operation-renamed") {
      $0.editOperation("FindBooks") { operation in
        operation.name = "FindAllBooks"
        operation.soap?.action += "All"
      }
    },
    RuleExample("parameter-added") {
      $0.editOperation("FindBooks") { $0.parameters.append(Parameter(name: "By", type: .string)) }
    },
    RuleExample("parameter-removed") {
      $0.editOperation("FindBooks") { $0.parameters.remove(at: 1) }
    },
    RuleExample("parameter-renamed") {
      $0.editOperation("Lend") { $0.parameters[1].name = "Duration" }
    },
    RuleExample("parameter-moved") { $0.editOperation("Lend") { $0.parameters.reverse() } },
    RuleExample("parameter-type-changed") {
      $0.editOperation("Lend") { $0.parameters[1].type = .scalar(.long) }
    },
    RuleExample("parameter-type-learned") {
      $0.editOperation("FindBooks") { $0.parameters[2].type = .string }
    },
    RuleExample("parameter-type-forgotten") {
      $0.editOperation("FindBooks") { $0.parameters[0].type = .unknown }
    },
    RuleExample("parameter-must-be-given") {
      $0.editGet { $0.rest?.parameters[1].isRequired = true }
    },
    RuleExample("parameter-may-be-omitted") {
      $0.editGet {
        $0.rest?.parameters[0].location = .query; $0.rest?.parameters[0].isRequired = false
      }
    },
    RuleExample("first-result-added") {
      $0.editOperation("Ping") { $0.results = [Parameter(name: "Response", type: .string)] }
    },
    RuleExample("last-result-removed") { $0.editOperation("FindBooks") { $0.results = [] } },
    RuleExample("result-added") {
      $0.editOperation("FindBooks") {
        $0.results.append(Parameter(name: "Total", type: .scalar(.int)))
      }
    },
    RuleExample("result-removed") { $0.editOperation("Lend") { $0.results.removeFirst() } },
    RuleExample("single-result-renamed") {
      $0.editOperation("FindBooks") { $0.results[0].name = "Result" }
    },
    RuleExample("result-renamed") { $0.editOperation("Lend") { $0.results[1].name = "Slip" } },
    RuleExample("result-moved") { $0.editOperation("Lend") { $0.results.swapAt(0, 1) } },
    RuleExample("result-type-changed") {
      $0.editOperation("FindBooks") { $0.results[0].type = .named("Book") }
    },
    RuleExample("result-type-learned") {
      $0.editOperation("Lend") { $0.results[2].type = .array(.string) }
    },
    RuleExample("result-type-forgotten") {
      $0.editOperation("FindBooks") { $0.results[0].type = .array(.unknown) }
    },
  ]

  private static let soap = [
    RuleExample("soap-binding-added") {
      $0.editService("Book") { service in
        for index in service.operations.indices {
          service.operations[index].soap = SOAPBinding(
            page: "Get.md", action: "urn:Get", inputElement: "Get", outputElement: "GetResponse",
            requestHeaders: [], responseHeaders: [])
        }
      }
    },
    RuleExample("soap-binding-removed") { $0.editOperation("FindBooks") { $0.soap = nil } },
    RuleExample("soap-action-changed") { $0.editSOAP { $0.action = "urn:other" } },
    RuleExample("soap-input-element-changed") { $0.editSOAP { $0.inputElement = "Find" } },
    RuleExample("soap-output-element-changed") { $0.editSOAP { $0.outputElement = "Found" } },
    RuleExample("soap-request-header-added") {
      $0.editSOAP { $0.requestHeaders.append(HeaderPart(name: "ApplicationToken")) }
    },
    RuleExample("soap-request-header-removed") { $0.editSOAP { $0.requestHeaders.removeFirst() } },
    RuleExample("soap-response-header-added") {
      $0.editSOAP { $0.responseHeaders.append(HeaderPart(name: "ExtraInfo")) }
    },
    RuleExample("soap-response-header-removed") { $0.editSOAP { $0.responseHeaders.removeLast() } },
    RuleExample("soap-headers-reordered") { $0.editSOAP { $0.requestHeaders.reverse() } },
  ]

  private static let rest = [
    RuleExample("rest-binding-added") {
      $0.editOperation("Ping") {
        $0.rest = RESTBinding(page: "Ping.md", method: "POST", path: "/Ping", body: .none)
      }
    },
    RuleExample("rest-binding-removed") { $0.editOperation("FindBooks") { $0.rest = nil } },
    RuleExample("rest-method-changed") { $0.editREST { $0.method = "PUT" } },
    RuleExample("rest-path-changed") { $0.editREST { $0.path = "/api/v2/FindBooks" } },
    RuleExample("rest-body-changed") { $0.editREST { $0.body = .form } },
    RuleExample("rest-parameter-added") {
      $0.editREST {
        $0.parameters.append(
          RESTCarrier(name: "$top", location: .query, parameter: nil, type: .scalar(.int)))
      }
    },
    RuleExample("rest-required-parameter-added") {
      $0.editREST {
        $0.parameters.append(
          RESTCarrier(
            name: "tenant", location: .query, parameter: nil, type: .string, isRequired: true))
      }
    },
    RuleExample("rest-parameter-removed") { $0.editREST { $0.parameters.removeLast() } },
    RuleExample("rest-parameter-renamed") { $0.editREST { $0.parameters[0].name = "title" } },
    RuleExample("rest-parameter-moved") { $0.editREST { $0.parameters[0].location = .query } },
    RuleExample("rest-parameter-type-changed") {
      $0.editREST { $0.parameters[3].type = .array(.string) }
    },
    RuleExample("rest-parameter-required") { $0.editREST { $0.parameters[3].isRequired = true } },
    RuleExample("rest-parameter-optional") { $0.editREST { $0.parameters[3].isRequired = false } },
    RuleExample("rest-list-form-changed") { $0.editREST { $0.parameters[3].list = .commas } },
    RuleExample("rest-header-added") {
      $0.editREST { $0.requestHeaders.append("Accept-Language") }
    },
    RuleExample("rest-header-removed") { $0.editREST { $0.requestHeaders.removeLast() } },
    RuleExample("rest-headers-reordered") { $0.editREST { $0.requestHeaders.reverse() } },
    RuleExample("rest-status-added") { $0.editREST { $0.statuses.append(409) } },
    RuleExample("rest-status-removed") { $0.editREST { $0.statuses.removeLast() } },
    RuleExample("rest-success-status-added") { $0.editREST { $0.statuses.insert(201, at: 1) } },
    RuleExample("rest-success-status-removed") { $0.editREST { $0.statuses.removeFirst() } },
    RuleExample("rest-request-media-type-added") {
      $0.editREST { $0.requestMediaTypes.append("text/xml") }
    },
    RuleExample("rest-request-media-type-removed") {
      $0.editREST { $0.requestMediaTypes.removeLast() }
    },
    RuleExample("rest-response-media-type-added") {
      $0.editREST { $0.responseMediaTypes.append("text/xml") }
    },
    RuleExample("rest-response-media-type-removed") {
      $0.editREST { $0.responseMediaTypes.removeLast() }
    },
    RuleExample("rest-media-types-reordered") { $0.editREST { $0.responseMediaTypes.reverse() } },
  ]

  private static let types = [
    RuleExample("type-added") {
      $0.editVersion { $0.types.append(TypeDefinition(name: "Zine", shape: .opaque)) }
    },
    RuleExample("type-removed") { $0.editVersion { $0.types.removeAll { $0.name == "Unused" } } },
    RuleExample("type-learned") {
      $0.editType("Shelf") { $0.shape = .complex(ComplexType(fields: [])) }
    },
    RuleExample("type-forgotten") { $0.editVersion { $0.types.removeAll { $0.name == "Genre" } } },
    RuleExample("type-renamed") { $0.renameType("Author", to: "Writer") },
    RuleExample("dictionary-renamed") { $0.renameType("StringCounts", to: "StringCountList") },
    RuleExample("type-kind-changed") { $0.editType("Author") { $0.shape = .enumeration(.init()) } },
    RuleExample("type-namespace-changed") { $0.editType("Book") { $0.foreignNamespace = "urn:b" } },
    RuleExample("base-added") { $0.editComplex("Author") { $0.base = "Carrier" } },
    RuleExample("base-removed") { $0.editComplex { $0.base = nil } },
    RuleExample("base-changed") { $0.editComplex { $0.base = "Unused" } },
    RuleExample("dictionary-item-changed") { $0.editDictionary { $0.itemElement = "Pair" } },
    RuleExample("dictionary-key-changed") { $0.editDictionary { $0.key = .scalar(.int) } },
    RuleExample("dictionary-value-changed") { $0.editDictionary { $0.value = .string } },
  ]

  private static let fields = [
    RuleExample("field-added") {
      $0.editComplex { $0.fields.append(Field(name: "Weight", type: .scalar(.double))) }
    },
    RuleExample("field-removed") { $0.editComplex { $0.fields.removeFirst() } },
    RuleExample("field-renamed") { $0.editComplex { $0.fields[1].name = "PageCount" } },
    RuleExample("field-moved") { $0.editComplex { $0.fields.swapAt(0, 1) } },
    RuleExample("field-type-changed") { $0.editComplex { $0.fields[1].type = .string } },
    RuleExample("field-type-learned") { $0.editComplex { $0.fields[5].type = .string } },
    RuleExample("field-only-over-rest") { $0.editComplex { $0.fields[0].onlyOver = .rest } },
    RuleExample("field-forgotten") { _ in },
    RuleExample("field-inherited") { model in
      model.editComplex("Book") { $0.fields.removeLast() }
      model.editComplex("Carrier") { $0.fields.insert(Field(name: "Notes", type: .unknown), at: 0) }
    },
    RuleExample("field-owned") { model in
      model.editComplex("Book") { $0.fields.append(Field(name: "Right", type: .string)) }
      model.editComplex("Carrier") { $0.fields.removeLast() }
    },
    RuleExample("field-over-all-bindings") {
      $0.editComplex("Author") { $0.fields[1].onlyOver = nil }
    },
    RuleExample("field-type-forgotten") { $0.editComplex { $0.fields[0].type = .unknown } },
  ]

  private static let enumerations = [
    RuleExample("member-added") {
      $0.editEnumeration { $0.members.append(.init(name: "Play", value: 3)) }
    },
    RuleExample("member-removed") { $0.editEnumeration { $0.members.removeLast() } },
    RuleExample("member-renamed") { $0.editEnumeration { $0.members[1].name = "Romance" } },
    RuleExample("members-reordered") { $0.editEnumeration { $0.members.swapAt(1, 2) } },
    RuleExample("member-number-changed") { $0.editEnumeration { $0.members[1].value = 7 } },
    RuleExample("members-listed") {
      $0.editEnumeration("Mood") { mood in
        mood.isComplete = true
        mood.members.append(.init(name: "Merry"))
      }
    },
    RuleExample("members-unlisted") {
      $0.editEnumeration("Genre") { genre in
        genre.isComplete = false
        genre.members.removeLast(2)
      }
    },
    RuleExample("default-member-changed") {
      $0.editEnumeration { genre in
        genre.members[0].value = 2
        genre.members[2].value = 0
      }
    },
    RuleExample("flags-changed") { $0.editEnumeration { $0.isFlags = true } },
  ]
}
