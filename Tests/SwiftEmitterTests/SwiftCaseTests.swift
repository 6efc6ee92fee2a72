import TestSupport
import Testing

@testable import SwiftEmitter

@Suite("Swift names of wire names")
struct SwiftCaseTests {
  @Test(arguments: [
    // wire name, type name, member name
    ("Provider", "Provider", "provider"),
    ("AccessToken", "AccessToken", "accessToken"),
    ("EMail", "EMail", "eMail"),
    ("URL", "URL", "url"),
    ("IDs", "IDs", "ids"),
    ("VAT", "VAT", "vat"),
    ("CRMScriptEntityId", "CRMScriptEntityId", "crmScriptEntityId"),
    ("TZLocationID", "TZLocationID", "tzLocationID"),
    ("TZLocationId", "TZLocationId", "tzLocationId"),
    ("UDefFieldId", "UDefFieldId", "uDefFieldId"),
    ("UndefinedValue128", "UndefinedValue128", "undefinedValue128"),
    ("inChecklist", "InChecklist", "inChecklist"),
    ("adminGUI", "AdminGUI", "adminGUI"),
    ("x509Certificate", "X509Certificate", "x509Certificate"),
    ("_Links", "Links", "links"),
    ("odata.nextLink", "OdataNextLink", "odataNextLink"),
    ("$select", "Select", "select"),
    ("xml_or_json", "XmlOrJson", "xmlOrJson"),
    ("URLsAndIDs", "URLsAndIDs", "urlsAndIDs"),
    ("2FA", "_2FA", "_2FA"),
    ("", "unnamed", "unnamed"),
    ("Ärende", "Ärende", "ärende"),
  ])
  func wordsBecomeCamelCaseAcronymsWhole(wire: String, type: String, member: String) {
    #expect(SwiftCase.upperCamel(wire) == type)
    #expect(SwiftCase.lowerCamel(wire) == member)
  }

  /// ASCII names are spelled by their bytes, all others by their characters.
  @Test(arguments: 1...20)
  func bothWaysOfSpellingAgree(seed: Int) {
    var generator = SeededGenerator(UInt64(seed))
    let pieces = ["a", "B", "URL", "ID", "s", "7", "_", ".", "$", "x", "Find", "IDs", "-"]
    for _ in 0..<500 {
      let name = (0..<Int.random(in: 0...6, using: &generator)).compactMap { _ in
        pieces.randomElement(using: &generator)
      }.joined()
      // A separate word that is not ASCII, and that neither spelling changes.
      let other = name + "_日"
      #expect(SwiftCase.upperCamel(other) == Self.ended(SwiftCase.upperCamel(name)), "\(name)")
      #expect(SwiftCase.lowerCamel(other) == Self.ended(SwiftCase.lowerCamel(name)), "\(name)")
    }
  }

  private static func ended(_ spelling: String) -> String {
    spelling == "unnamed" ? "日" : spelling + "日"
  }
}
