import ModelDiff
import ServiceModel
import Testing

struct ReachTests {
  private func reach(_ type: String, in model: ServiceModel) throws -> [String] {
    var edited = model
    edited.editComplex(type) { $0.fields.append(Field(name: "New", type: .string)) }
    let findings = ModelDiff(old: model, new: edited).findings
    #expect(findings.map(\.rule.id) == ["field-added"])
    return try #require(findings.first).reach.map { "\($0.name) \($0.direction.rawValue)" }
  }

  @Test func throughFieldsListsAndResults() throws {
    let names = try reach("Author", in: LibraryModel.model)
    #expect(names == ["Book.Get response", "Library.FindBooks response", "Library.Lend request"])
  }

  /// The fields of a base type are fields of every type that extends it.
  @Test func aBaseIsInWhatExtendsIt() throws {
    let names = try reach("Carrier", in: LibraryModel.model)
    #expect(names == ["Book.Get response", "Library.FindBooks response", "Library.Lend request"])
  }

  /// A value of the type is allowed where its base type is declared, and nothing else of the base
  /// type counts.
  @Test func whatExtendsIsWhereItsBaseIsDeclared() throws {
    var model = LibraryModel.model
    model.editVersion { version in
      version.types.append(
        TypeDefinition(name: "Zine", shape: .complex(ComplexType(base: "Statistics"))))
      version.types.append(
        TypeDefinition(name: "Zoo", shape: .complex(ComplexType(base: "Carrier"))))
    }
    #expect(try reach("Zine", in: model) == ["Library.Report response"])
    #expect(try reach("Zoo", in: model) == [])
  }

  @Test func anAgentAndAnEntityOfOneNameAreTwo() throws {
    var model = LibraryModel.model
    model.editVersion { version in
      let operation = ServiceOperation(
        name: "Get", results: [Parameter(name: "Response", type: .named("Twin"))])
      version.types.append(TypeDefinition(name: "Twin", shape: .complex(ComplexType())))
      version.services += [Service.Kind.agent, .entity].map { kind in
        Service(name: "Twin", kind: kind, operations: [operation])
      }
    }
    #expect(try reach("Twin", in: model).count == 2)
  }

  @Test func aTypeThatNoOperationReachesBreaksNobody() {
    var edited = LibraryModel.model
    edited.editComplex("Unused") { $0.fields.removeLast() }
    let findings = ModelDiff(old: LibraryModel.model, new: edited).findings
    #expect(findings.map(\.rule.id) == ["field-removed"])
    #expect(findings.map(\.severity) == [.additive])
  }
}

extension ReachTests {
  /// Twins are one finding, which has the operations of both.
  @Test
  func
    `an operation that one twin reaches in its request and the other in its response is listed once`()
    throws
  {
    var model = LibraryModel.model
    model.editVersion { version in
      let fields = ["Height", "Width", "Depth"].map { Field(name: $0, type: .string) }
      version.types += [
        TypeDefinition(name: "Crate", shape: .complex(ComplexType(fields: fields))),
        TypeDefinition(
          name: "CrateWithLinks",
          shape: .complex(
            ComplexType(fields: fields + [Field(name: "Links", type: .string, onlyOver: .rest)]))),
      ]
      let operation = ServiceOperation(
        name: "Replace", parameters: [Parameter(name: "Crate", type: .named("Crate"))],
        results: [Parameter(name: "Response", type: .named("CrateWithLinks"))])
      version.services.append(Service(name: "Crate", kind: .entity, operations: [operation]))
    }
    var edited = model
    for name in ["Crate", "CrateWithLinks"] {
      edited.editComplex(name) { $0.fields.insert(Field(name: "Color", type: .string), at: 3) }
    }
    let findings = ModelDiff(old: model, new: edited).findings
    #expect(findings.count == 1)
    #expect(findings.first?.reach.map(\.name) == ["Crate.Replace"])
    #expect(findings.first?.reach.map(\.direction) == [.both])
  }
}
