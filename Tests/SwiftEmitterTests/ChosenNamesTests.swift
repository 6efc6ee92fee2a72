import Diagnostics
import ServiceModel
import Testing

@testable import SwiftEmitter

/// The key `names` of the configuration, against names that nothing can give up.
@Suite("Names that the user has chosen")
struct ChosenNamesTests {
  private static let model = ServiceModel(versions: [
    ServicesVersion(
      name: "Services1", namespace: "urn:s",
      services: [
        Service(
          name: "Shop", kind: .agent,
          operations: ["Buy", "Sell"].map { name in
            ServiceOperation(
              name: name, parameters: [Parameter(name: "Price", type: .scalar(.int))])
          })
      ],
      types: [
        TypeDefinition(name: "Money", shape: .opaque),
        TypeDefinition(
          name: "Base",
          shape: .complex(ComplexType(fields: [Field(name: "Id", type: .scalar(.int))]))),
        TypeDefinition(
          name: "Derived",
          shape: .complex(
            ComplexType(base: "Base", fields: [Field(name: "Name", type: .string)]))),
        TypeDefinition(
          name: "Either",
          shape: .choice(ChoiceType(cases: [Field(name: "A", type: .string)]))),
      ])
  ])

  private func messages(
    _ scope: NameOverrides.Scope, _ names: KeyValuePairs<String, String>, module: String? = nil,
    replacements: [TypeReplacement] = []
  ) -> [String] {
    var options = EmitterOptions()
    options.moduleName = module
    options.replacements = replacements
    for (key, name) in names { options.names.add(.init(key: key, name: name), to: scope) }
    var diagnostics = DiagnosticBag()
    options.checkNames(against: Self.model, diagnostics: &diagnostics)
    return diagnostics.diagnostics.map(\.message)
  }

  @Test(arguments: [
    (NameOverrides.Scope.types, "Money", "Price"), (.fields, "Base.Id", "key"),
    (.fields, "Derived.Id", "key"), (.fields, "Derived.Name", "derivedTypes"),
    (.fields, "Either.A", "first"), (.operations, "Shop.Buy", "get"),
    (.operations, "agent:Shop.Buy", "onBuy"), (.parameters, "Shop.Buy.Price", "where"),
    (.parameters, "agent:Shop.Sell.Price", "onBuy"),
  ])
  func aFreeNameIsPossible(scope: NameOverrides.Scope, key: String, name: String) {
    #expect(messages(scope, [key: name]) == [])
  }

  @Test(arguments: [
    // Of Swift
    (NameOverrides.Scope.types, "Money", "String"),
    // Of declarations for the service and for the module
    (.types, "Money", "ShopAgentClient"), (.types, "Money", "MockShopAgentService"),
    (.types, "Money", "ShopAgent"), (.types, "Money", "ShopAgentSchema"),
    // Of members that the generator adds
    (.fields, "Base.Id", "derivedTypes"), (.fields, "Either.A", "other"),
    (.operations, "Shop.Sell", "onBuy"), (.operations, "agent:Shop.Sell", "onBuy"),
    (.parameters, "Shop.Buy.Price", "onBuy"), (.parameters, "agent:Shop.Buy.Price", "context"),
  ])
  func aNameOfSomethingElseIsRefused(scope: NameOverrides.Scope, key: String, name: String) {
    #expect(messages(scope, [key: name]) == ["the name '\(name)' is taken here"])
  }

  @Test func namesOfTheModuleAndOfReplacementsAreRefusedToo() {
    #expect(
      messages(.types, ["Money": "Till"], module: "Till") == ["the name 'Till' is taken here"])
    let replaced = TypeReplacement(documented: "Base", type: "Coin")
    #expect(
      messages(.types, ["Money": "Coin"], replacements: [replaced])
        == ["the name 'Coin' is taken here"])
  }

  @Test func twoThingsOfOneOwnerCannotHaveOneName() {
    #expect(
      messages(.operations, ["Shop.Buy": "trade", "Shop.Sell": "trade"])
        == ["'Shop.Buy' has the name 'trade' already"])
    #expect(messages(.parameters, ["Shop.Buy.Price": "sum", "Shop.Sell.Price": "sum"]) == [])
  }

  @Test(arguments: [
    (NameOverrides.Scope.types, "Mony"), (.fields, "Base.Name"), (.fields, "Money.Id"),
    (.members, "Either.A"), (.operations, "entity:Shop.Buy"), (.parameters, "Shop.Buy.Prize"),
    (.results, "Shop.Buy.Price"),
  ])
  func aNameOfNothingIsReported(scope: NameOverrides.Scope, key: String) {
    #expect(messages(scope, [key: "free"]) == ["there is no '\(key)' to be named"])
  }
}
