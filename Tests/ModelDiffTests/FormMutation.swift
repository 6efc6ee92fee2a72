import TestSupport
import ModelDiff
import ServiceModel

/// A change of one fact in a model.
struct FormMutation: Sendable {
  let name: String
  let apply: @Sendable (inout ServiceModel, inout SeededGenerator) -> Void

  static let all: [FormMutation] =
    ownerNames.flatMap { owner in
      formEdits.map { edit in
        FormMutation(name: "\(owner) \(edit.name)") { model, generator in
          editForm(of: owner, in: &model, &generator, edit.change)
        }
      }
    } + typeEdits + bindingEdits

  private static let ownerNames = ["field", "case", "parameter", "result"]

  private static let formEdits: [(name: String, change: @Sendable (inout XMLForm) -> Void)] = [
    ("isRequired", { $0.isRequired.toggle() }),
    ("isNillable", { $0.isNillable.toggle() }),
    ("isRepeated", { $0.isRepeated.toggle() }),
    ("kind", { $0.kind = $0.kind == .attribute ? .element : .attribute }),
    ("name", { $0.name = "renamed" }),
    ("namespace", { $0.namespace = "urn:moved" }),
    ("isWordList", { $0.isWordList.toggle() }),
    ("length", { $0.facets = .length(7) }),
    (
      "pattern",
      { form in
        var facets = form.facets ?? Facets()
        facets.patterns = (facets.patterns ?? []) + ["[0-9]+"]
        form.facets = facets
      }
    ),
    (
      "range",
      { form in
        var facets = form.facets ?? Facets()
        (facets.minInclusive, facets.maxExclusive, facets.minItems) = ("3", "2026-01-01", 2)
        form.facets = facets
      }
    ),
    ("item", { $0.item = XMLForm.Item(name: "entry") }),
  ]

  private static func editForm(
    of owner: String, in model: inout ServiceModel, _ generator: inout SeededGenerator,
    _ change: (inout XMLForm) -> Void
  ) {
    func edit(_ form: inout XMLForm?) {
      var changed = form ?? .plain
      change(&changed)
      // If items have no element around them, nothing about them can change.
      if changed.isRepeated || changed.isWordList { changed.item = form?.item }
      if changed.isRepeated { changed.isWordList = form?.isWordList ?? false }
      form = changed
    }
    switch owner {
    case "field":
      editFields(of: ["Alpha", "Beta", "Gamma"].randomElement(using: &generator) ?? "", in: &model)
      {
        edit(&$0[Int.random(in: $0.indices, using: &generator)].xml)
      }
    case "case":
      editFields(of: "Pick", in: &model) {
        edit(&$0[Int.random(in: $0.indices, using: &generator)].xml)
      }
    case "parameter":
      editOperation(in: &model) {
        edit(&$0.parameters[Int.random(in: $0.parameters.indices, using: &generator)].xml)
      }
    default:
      editOperation(in: &model) {
        edit(&$0.results[Int.random(in: $0.results.indices, using: &generator)].xml)
      }
    }
  }

  private static let typeEdits: [FormMutation] = [
    FormMutation(name: "isAbstract") { model, _ in
      editComplex("Beta", in: &model) { $0.isAbstract = $0.isAbstract == true ? nil : true }
    },
    FormMutation(name: "wireName") { model, _ in
      editType("Beta", in: &model) { $0.wireName = "Called" }
    },
    FormMutation(name: "foreignNamespace") { model, _ in
      editType("Beta", in: &model) { $0.foreignNamespace = "urn:moved" }
    },
    FormMutation(name: "attribute added") { model, _ in
      editFields(of: "Alpha", in: &model) {
        $0.append(Field(name: "added", type: .string, xml: XMLForm(.attribute)))
      }
    },
    FormMutation(name: "field removed") { model, _ in
      editFields(of: "Alpha", in: &model) { $0.removeLast() }
    },
    FormMutation(name: "wildcard added") { model, _ in
      editFields(of: "Alpha", in: &model) {
        $0.append(
          Field(name: "any", type: .array(.scalar(.anyType)), xml: XMLForm(.anyElements)))
      }
    },
    FormMutation(name: "case removed") { model, _ in
      editFields(of: "Pick", in: &model) { $0.removeFirst() }
    },
    FormMutation(name: "case retyped") { model, _ in
      editFields(of: "Pick", in: &model) { $0[0].type = .scalar(.boolean) }
    },
    FormMutation(name: "cases reordered") { model, _ in
      editFields(of: "Pick", in: &model) { $0.reverse() }
    },
  ]

  private static let bindingEdits: [FormMutation] = [
    binding("action") { $0.action += "/x" },
    binding("inputElement") { $0.inputElement += "X" },
    binding("inputNamespace") { $0.inputNamespace = "urn:moved" },
    binding("outputElement") { $0.outputElement += "X" },
    binding("outputNamespace") { $0.outputNamespace = "urn:moved" },
    binding("isOneWay") { $0.isOneWay = $0.isOneWay == true ? nil : true },
    binding("header namespace") { $0.requestHeaders[0].namespace = "urn:moved" },
    binding("header type") { $0.requestHeaders[0].type = .string },
    binding("header added") { $0.responseHeaders.append(HeaderPart(name: "N", type: .string)) },
    binding("header removed") { $0.requestHeaders = [] },
    binding("fault type") { $0.faults?[0].type = .scalar(.boolean) },
    binding("fault element") { $0.faults?[0].element = "G" },
    binding("fault namespace") { $0.faults?[0].namespace = "urn:moved" },
    binding("fault removed") { $0.faults = nil },
    FormMutation(name: "address") { model, _ in
      model.versions[0].services[0].soap?.path = "other.svc"
    },
    FormMutation(name: "SOAP version") { model, _ in
      model.versions[0].services[0].soap?.envelopeVersion = "1.2"
    },
  ]

  private static func binding(
    _ name: String, _ change: @escaping @Sendable (inout SOAPBinding) -> Void
  ) -> FormMutation {
    FormMutation(name: name) { model, _ in
      editOperation(in: &model) { operation in
        guard var soap = operation.soap else { return }
        change(&soap)
        operation.soap = soap
      }
    }
  }

  private static func editOperation(
    in model: inout ServiceModel, _ edit: (inout ServiceOperation) -> Void
  ) {
    edit(&model.versions[0].services[0].operations[0])
  }

  private static func editType(
    _ name: String, in model: inout ServiceModel, _ edit: (inout TypeDefinition) -> Void
  ) {
    for index in model.versions[0].types.indices
    where model.versions[0].types[index].name == name {
      edit(&model.versions[0].types[index])
    }
  }

  private static func editComplex(
    _ name: String, in model: inout ServiceModel, _ edit: (inout ComplexType) -> Void
  ) {
    editType(name, in: &model) { type in
      guard case .complex(var complex) = type.shape else { return }
      edit(&complex)
      type.shape = .complex(complex)
    }
  }

  private static func editFields(
    of name: String, in model: inout ServiceModel, _ edit: (inout [Field]) -> Void
  ) {
    editType(name, in: &model) { type in
      switch type.shape {
      case .complex(var complex):
        edit(&complex.fields)
        type.shape = .complex(complex)
      case .choice(var choice):
        edit(&choice.cases)
        type.shape = .choice(choice)
      default: break
      }
    }
  }
}
