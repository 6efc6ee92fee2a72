import DocsReader
import ServiceModel
import Testing

/// Evidence that a name is printed in place of other types.
@Suite struct NamelessLabelTests {
  private static func page(
    _ operation: String, label: String?, rows: [(String, String)] = []
  ) -> RESTPage {
    var page = RESTPage.agent(operation)
    page.notation = .newer
    page.result = label.map { ("object", $0) }
    page.response = rows.map { RESTPage.Row($0.0, older: $0.1, newer: $0.1) }
    page.responseSample = "{}"
    return page
  }

  private static func outcome(_ pages: [RESTPage]) -> Outcome { Outcome(pages.map(\.file)) }

  /// A page with a property that has this label.
  private static let loan = page(
    "GetLoan", label: "Loan", rows: [("Number", "int32"), ("Copy", "Qx"), ("Days", "int32")])

  private func type(of field: String, _ outcome: Outcome) -> String? {
    outcome.fields("Loan")?.first { $0.hasPrefix(field + ":") }
  }

  @Test func withoutEvidenceANameIsThatOfAType() {
    #expect(type(of: "Copy", Self.outcome([Self.loan])) == "Copy: Qx")
  }

  @Test func theBodyOfAnOperationThatAnswersNothing() {
    let file = Self.page("Burn", label: nil).file
    let text = String(decoding: file.bytes, as: UTF8.self)
      .replacing("Response body: TableRight", with: "Response body: Qx")
    #expect(text.contains("Qx"))
    let outcome = Outcome([Self.loan.file, .init(path: file.path, text: text)])
    #expect(type(of: "Copy", outcome) == "Copy: ?")
  }

  @Test func aPropertyOfTheBaseType() {
    let other = Self.page(
      "GetShelf", label: "Shelf",
      rows: [("Room", "int32"), ("TableRight", "Qx"), ("FieldProperties", "object")])
    let outcome = Self.outcome([Self.loan, other])
    #expect(type(of: "Copy", outcome) == "Copy: ?")
    guard case .complex(let shelf)? = outcome.type("Shelf")?.shape else {
      Issue.record("Shelf is no complex type")
      return
    }
    #expect(shelf.base == "Carrier")
  }

  @Test func tablesThatContradictEachOther() {
    let others = [
      Self.page("GetA", label: "Qx", rows: [("A", "int32"), ("B", "int32")]),
      Self.page("GetB", label: "Qx", rows: [("A", "int32"), ("C", "int32")]),
    ]
    #expect(type(of: "Copy", Self.outcome([Self.loan] + others)) == "Copy: ?")
    // One of them may be older.
    let older = [others[0], Self.page("GetC", label: "Qx", rows: [("A", "int32")])]
    #expect(type(of: "Copy", Self.outcome([Self.loan] + older)) == "Copy: Qx")
  }

  @Test func aTableThatHoldsItselfTwice() {
    let twice = Self.page(
      "GetA", label: "Qx", rows: [("New", "Qx"), ("Old", "Qx"), ("B", "int32")])
    #expect(type(of: "Copy", Self.outcome([Self.loan, twice])) == "Copy: ?")
    let once = Self.page(
      "GetA", label: "Qx", rows: [("Inner", "Qx"), ("B", "int32"), ("C", "int32")])
    #expect(type(of: "Copy", Self.outcome([Self.loan, once])) == "Copy: Qx")
  }

  @Test func aNameWithoutAShapeForThingsThatHaveNothingInCommon() {
    var many = Self.loan
    many.response += [
      RESTPage.Row("Borrower", older: "", newer: "Qx"),
      RESTPage.Row("ReturnDesk", older: "", newer: "Qx"),
    ]
    #expect(type(of: "Copy", Self.outcome([many])) == "Copy: ?")
    // Things with similar names may have one type.
    var same = Self.loan
    same.response += [
      RESTPage.Row("OldCopy", older: "", newer: "Qx"),
      RESTPage.Row("NewCopy", older: "", newer: "Qx"),
    ]
    #expect(type(of: "Copy", Self.outcome([same])) == "Copy: Qx")
  }

  @Test func aPropertyThatHoldsAMapOfStrings() {
    var page = Self.loan
    page.responseSample = #"{"Number": 1, "Copy": {"fieldName": "x"}, "Days": 3}"#
    #expect(type(of: "Copy", Self.outcome([page])) == "Copy: StringDictionary")
  }

  @Test func aTypeThatIsReallySoNamedKeepsItsNameWhateverElseTheNameIsPrintedFor() {
    // `TimeZoneData` is one of the known labels.
    for label in ["Qx", "TimeZoneData"] {
      let real = Self.page(
        "Get\(label)", label: label,
        rows: [("City", "string"), ("Offset", "int32"), ("IsDST", "bool")])
      var user = Self.loan
      user.response = [
        RESTPage.Row("Number", older: "int32", newer: "int32"),
        RESTPage.Row(label, older: label, newer: label),
        RESTPage.Row("Days", older: "int32", newer: "int32"),
      ]
      #expect(Self.outcome([real, user]).fields(label)?.count == 3, "\(label)")
      #expect(
        type(of: label, Self.outcome([real, user])) == "\(label): \(label)", "\(label)")

      let burn = Self.page("Burn", label: nil).file
      let text = String(decoding: burn.bytes, as: UTF8.self)
        .replacing("Response body: TableRight", with: "Response body: \(label)")
      let outcome = Outcome(
        [real.file, user.file, Self.loan.file, .init(path: burn.path, text: text)])
      #expect(outcome.fields(label)?.count == 3, "\(label)")
      #expect(type(of: label, outcome) == "\(label): \(label)", "\(label)")
    }
  }

  @Test func aKnownLabelIsThatOfATypeWhereNothingSpeaksAgainstItAndAPageShowsIt() {
    let real = Self.page(
      "GetTimeZoneData", label: "TimeZoneData",
      rows: [("City", "string"), ("Offset", "int32"), ("IsDST", "bool")])
    let user = Self.page(
      "GetLoan", label: "Loan", rows: [("Number", "int32"), ("Place", "TimeZoneData")])
    #expect(type(of: "Place", Self.outcome([real, user])) == "Place: TimeZoneData")
    #expect(type(of: "Place", Self.outcome([user])) == "Place: ?")
  }
}
