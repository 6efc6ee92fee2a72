import ServiceModel

/// Edits of the forms of values in XML.
extension RuleExample {
  static let forms = fieldForms + parameterForms + resultForms + caseForms + cases + parts + bases

  private static let fieldForms = aspects("field") { model, name, edit in
    model.editComplex("Parcel") { parcel in
      for index in parcel.fields.indices where parcel.fields[index].name == name {
        edit(&parcel.fields[index].xml)
      }
    }
  } names: {
    Names(plain: "Mass", required: "Sender", nillable: "Receiver", list: "Labels")
  }

  private static let parameterForms = aspects("parameter") { model, name, edit in
    model.editOperation("Send") { operation in
      for index in operation.parameters.indices where operation.parameters[index].name == name {
        edit(&operation.parameters[index].xml)
      }
    }
  } names: {
    Names(plain: "Weight", required: "Note", nillable: "Hint", list: "Tags")
  }

  private static let resultForms = aspects("result") { model, name, edit in
    model.editOperation("Send") { operation in
      for index in operation.results.indices where operation.results[index].name == name {
        edit(&operation.results[index].xml)
      }
    }
  } names: {
    Names(plain: "Number", required: "Text", nillable: "Memo", list: "Stops")
  }

  private static let caseForms = aspects("case") { model, name, edit in
    model.editChoice { choice in
      for index in choice.cases.indices where choice.cases[index].name == name {
        edit(&choice.cases[index].xml)
      }
    }
  } names: {
    Names(plain: "Paper", required: "Lamp", nillable: "Count", list: "Lamp")
  }

  /// Values of one kind: one without a form, one that is required, one that is required and may be
  /// nil, and one that is a list.
  private struct Names {
    var plain: String
    var required: String
    var nillable: String
    var list: String
    var limited: String { required }
  }

  private typealias Edit =
    @Sendable (
      inout ServiceModel, String, (inout XMLForm?) -> Void
    ) -> Void

  private static func aspects(
    _ noun: String, _ edit: @escaping Edit, names: () -> Names
  ) -> [RuleExample] {
    let names = names()
    func example(
      _ aspect: String, name: String, change: @escaping @Sendable (inout XMLForm) -> Void
    ) -> RuleExample {
      RuleExample("\(noun)-\(aspect)") { model in
        edit(&model, name) { form in
          var changed = form ?? .plain
          change(&changed)
          form = changed
        }
      }
    }
    return [
      example("required", name: names.plain) { $0.isRequired = true },
      example("optional", name: names.required) { $0.isRequired = false },
      example("nil-allowed", name: names.required) { $0.isNillable = true },
      example("nil-refused", name: names.nillable) { $0.isNillable = false },
      example("kind-changed", name: names.plain) { $0.kind = .attribute },
      example("list-form-changed", name: names.list) { form in
        form.item = nil
        form.isRepeated = true
      },
      example("narrowed", name: names.plain) { $0.facets = Facets.length(5) },
      example("widened", name: names.limited) { $0.facets = Facets.length(50) },
      example("limits-changed", name: names.limited) { form in
        form.facets = Facets()
        form.facets?.patterns = ["[a-z]*"]
      },
      example("wire-name-changed", name: names.plain) { $0.name = "Other" },
      example("namespace-changed", name: names.plain) { $0.namespace = "urn:other" },
    ]
  }

  private static let cases = [
    RuleExample("case-added") {
      $0.editChoice { $0.cases.append(Field(name: "Glass", type: .string)) }
    },
    RuleExample("case-removed") { $0.editChoice { $0.cases.removeFirst() } },
    RuleExample("case-renamed") { $0.editChoice { $0.cases[0].name = "Card" } },
    RuleExample("case-type-changed") { $0.editChoice { $0.cases[1].type = .string } },
    RuleExample("cases-reordered") { $0.editChoice { $0.cases.swapAt(0, 1) } },
  ]

  private static let parts = [
    RuleExample("soap-typed-header-added") {
      $0.editSending { $0.responseHeaders.append(HeaderPart(name: "Trace", type: .string)) }
    },
    RuleExample("soap-typed-header-removed") { $0.editSending { $0.requestHeaders = [] } },
    RuleExample("soap-header-type-changed") {
      $0.editSending { $0.requestHeaders[0].type = .string }
    },
    RuleExample("soap-header-namespace-changed") {
      $0.editSending { $0.requestHeaders[0].namespace = "urn:session" }
    },
    RuleExample("soap-fault-added") {
      $0.editSending { $0.faults?.append(FaultPart(element: "Late", type: .named("Stamp"))) }
    },
    RuleExample("soap-fault-removed") { $0.editSending { $0.faults = nil } },
    RuleExample("soap-fault-type-changed") {
      $0.editSending { $0.faults?[0].type = .named("Stamp") }
    },
    RuleExample("soap-fault-element-changed") { $0.editSending { $0.faults?[0].element = "Gone" } },
    RuleExample("soap-input-namespace-changed") { $0.editSending { $0.inputNamespace = "urn:in" } },
    RuleExample("soap-output-namespace-changed") {
      $0.editSending { $0.outputNamespace = "urn:out" }
    },
    RuleExample("soap-became-one-way") { $0.editSending { $0.isOneWay = true } },
    RuleExample("soap-became-two-way") { _ in },
  ]

  private static let bases = [
    RuleExample("required-field-added") {
      $0.editComplex("Parcel") {
        $0.fields.append(Field(name: "Size", type: .string, xml: XMLForm(isRequired: true)))
      }
    },
    RuleExample("required-parameter-added") {
      $0.editOperation("Send") {
        $0.parameters.append(
          Parameter(name: "Size", type: .string, xml: XMLForm(isRequired: true)))
      }
    },
    RuleExample("wildcard-added") {
      $0.editComplex("Parcel") {
        $0.fields.append(
          Field(name: "others", type: .array(.scalar(.anyType)), xml: XMLForm(.anyElements)))
      }
    },
    RuleExample("wildcard-removed") { _ in },
    RuleExample("required-base-added") { $0.editComplex("Author") { $0.base = "Stamp" } },
    RuleExample("type-abstract") { $0.editComplex("Parcel") { $0.isAbstract = true } },
    RuleExample("type-concrete") { _ in },
    RuleExample("type-wire-name-changed") { $0.editType("Parcel") { $0.wireName = "Packet" } },
  ]
}

extension Facets {
  static func length(_ most: Int) -> Facets {
    var facets = Facets()
    facets.maxLength = most
    return facets
  }
}
