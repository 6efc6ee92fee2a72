import ServiceModel

/// The parts of the library with forms in XML, like those of other services.
extension LibraryModel {
  static let send = ServiceOperation(
    name: "Send",
    parameters: [
      Parameter(name: "Parcel", type: .named("Parcel"), xml: XMLForm(isRequired: true)),
      Parameter(name: "Weight", type: .scalar(.double), xml: .plain),
      Parameter(name: "Tags", type: .array(.string), xml: XMLForm(item: XMLForm.Item(name: "Tag"))),
      Parameter(
        name: "Note", type: .string, xml: XMLForm(isRequired: true, facets: .length(40))),
      Parameter(name: "Hint", type: .string, xml: XMLForm(isRequired: true, isNillable: true)),
    ],
    results: [
      Parameter(name: "Number", type: .scalar(.int), xml: .plain),
      Parameter(
        name: "Stops", type: .array(.string), xml: XMLForm(item: XMLForm.Item(name: "Stop"))),
      Parameter(
        name: "Text", type: .string, xml: XMLForm(isRequired: true, facets: .length(40))),
      Parameter(name: "Memo", type: .string, xml: XMLForm(isRequired: true, isNillable: true)),
    ],
    soap: SOAPBinding(
      page: "", action: "urn:library/Services8/Library/Send", inputElement: "Send",
      outputElement: "SendResponse",
      requestHeaders: [HeaderPart(name: "Session", type: .named("Session"))], responseHeaders: [],
      faults: [FaultPart(element: "SoldOut", type: .named("SoldOut"))]))

  static let parcelTypes = [
    TypeDefinition(
      name: "Parcel",
      shape: .complex(
        ComplexType(fields: [
          Field(name: "Id", type: .string, xml: XMLForm(.attribute, isRequired: true)),
          Field(name: "Mass", type: .scalar(.double)),
          Field(
            name: "Labels", type: .array(.string), xml: XMLForm(item: XMLForm.Item(name: "Label"))),
          Field(
            name: "Sender", type: .string, xml: XMLForm(isRequired: true, facets: .length(40))),
          Field(
            name: "Receiver", type: .string, xml: XMLForm(isRequired: true, isNillable: true)),
          Field(name: "choice", type: .named("ParcelChoice"), xml: XMLForm(.choice)),
        ]))),
    TypeDefinition(
      name: "ParcelChoice",
      shape: .choice(
        ChoiceType(cases: [
          Field(name: "Paper", type: .string),
          Field(name: "Count", type: .scalar(.int), xml: XMLForm(isNillable: true)),
          Field(name: "Lamp", type: .scalar(.boolean), xml: XMLForm(facets: .length(40))),
        ]))),
    complex("Session", [("Token", .string)]),
    complex("SoldOut", [("Until", .scalar(.dateTime))]),
    TypeDefinition(
      name: "Stamp",
      shape: .complex(
        ComplexType(fields: [
          Field(name: "Price", type: .scalar(.double), xml: XMLForm(isRequired: true))
        ]))),
  ]
}
