import Testing

@testable import SwiftEmitter

@Suite("Swift names of wire names")
struct SwiftCaseTests {
  @Test(
    "words become camel case, acronyms whole",
    arguments: [
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
  func spelling(wire: String, type: String, member: String) {
    #expect(SwiftCase.upperCamel(wire) == type)
    #expect(SwiftCase.lowerCamel(wire) == member)
  }
}
