import ServiceModel
import Testing

@testable import SwiftEmitter

/// Names in the documentation, and their Swift names.
@Suite("The table of names")
struct NameTableTests {
  private static let services = [
    Service(name: "ChatTopic", kind: .agent), Service(name: "String", kind: .entity),
    Service(name: "TimeZone", kind: .agent), Service(name: "Person", kind: .agent),
    Service(name: "Person", kind: .entity),
  ]

  private func plan(types: [String]) -> NamePlan {
    let version = ServicesVersion(
      name: "Services88", namespace: "urn:x", services: Self.services,
      types: types.map { TypeDefinition(name: $0, shape: .opaque) })
    let module = ModulePlanner(options: EmitterOptions()).plan(
      ServiceModel(versions: [version]))
    return NamePlan(version, taken: module.flatMap(\.declaredNames))
  }

  @Test(arguments: [
    // Named like something of Swift or Foundation
    ("Task", "TaskValue"), ("Category", "CategoryValue"), ("String", "StringValue"),
    ("TimeZone", "TimeZoneValue"), ("Type", "TypeValue"), ("Error", "ErrorValue"),
    ("Issue", "IssueValue"), ("OperationCase", "OperationCaseValue"), ("Test", "TestValue"),
    // Named like generated code of a service
    ("Person", "Person"), ("PersonAgent", "PersonAgentValue"),
    ("ChatTopicAgent", "ChatTopicAgentValue"),
    ("PersonResourceClient", "PersonResourceClientValue"),
    ("UnimplementedPersonAgentService", "UnimplementedPersonAgentServiceValue"),
    ("Services88Types", "Services88TypesValue"),
    ("Services88TypesSchema", "Services88TypesSchemaValue"),
    // Only similar
    ("PluginResponse", "PluginResponse"), ("HistoryRequest", "HistoryRequest"),
    ("ApproveRejectResponse", "ApproveRejectResponse"),
    // Named like something that generated code uses
    ("Input", "InputValue"), ("Operations", "OperationsValue"),
    ("CallContext", "CallContextValue"),
    ("RuntimeVersion", "RuntimeVersionValue"),
    // Acronyms stay
    ("EMailFlags", "EMailFlags"), ("VATInfo", "VATInfo"), ("CRMScriptEntity", "CRMScriptEntity"),
    // Not names at all
    ("2FA", "_2FA"), ("odata.metadata", "OdataMetadata"), ("my-type", "MyType"),
  ])
  func types(wire: String, swift: String) {
    #expect(plan(types: [wire, "Book"]).type(wire) == swift)
  }

  private func bases(of services: [Service]) -> [String] {
    var taken = BaseNames()
    return ServiceNames.all(of: services, versionSuffix: "", apartFrom: &taken).map(\.base)
  }

  @Test(arguments: [
    (0, "ChatTopicAgent"), (1, "StringResource"), (2, "TimeZoneAgent"), (3, "PersonAgent"),
    (4, "PersonResource"),
  ])
  func servicesAgentsAndEntitiesOfOneNameNamesOfSwiftsOwn(index: Int, base: String) {
    #expect(bases(of: Self.services)[index] == base)
  }

  @Test(
    arguments: [
      ("TravelAgent", .agent, "TravelAgent"), ("travel_agent", .agent, "TravelAgent"),
      ("Reagent", .agent, "ReagentAgent"), ("Agent", .agent, "AgentAgent"),
      ("TravelAgents", .agent, "TravelAgentsAgent"),
      ("TravelService", .agent, "TravelServiceAgent"),
      ("TravelAgent", .entity, "TravelAgentResource"), ("BookResource", .entity, "BookResource"),
      ("Resource", .entity, "ResourceResource"),
      ("Weather", .service, "Weather"), ("WeatherService", .service, "Weather"),
      ("Service", .service, "Service"), ("TravelAgent", .service, "TravelAgent"),
    ] as [(String, Service.Kind, String)])
  func aServiceThatIsCalledAnAgentAlreadyIsNotCalledOneTwice(
    name: String, kind: Service.Kind, base: String
  ) {
    #expect(bases(of: [Service(name: name, kind: kind)]) == [base])
  }

  /// The modules and services of a WSDL that no profile knows.
  private func modules(
    version: String, services: [String], types: [String] = [], layout: ModuleLayout = .perService,
    module: String? = nil
  ) -> [ModulePlan] {
    var options = EmitterOptions()
    options.layout = layout
    options.moduleName = module
    let operation = ServiceOperation(
      name: "Get", parameters: types.map { Parameter(name: $0, type: .named($0)) })
    let version = ServicesVersion(
      name: version, namespace: "urn:w",
      services: services.map { Service(name: $0, kind: .service, operations: [operation]) },
      types: types.map { TypeDefinition(name: $0, shape: .opaque) })
    return ModulePlanner(options: options).plan(ServiceModel(versions: [version]))
  }

  @Test(arguments: ["Weather", "WeatherService"])
  func aServiceOfAnyOtherWSDLKeepsItsName(name: String) throws {
    // The version often has the name of the service.
    for version in ["Weather", "WeatherService", "WeatherAPI"] {
      let module = try #require(modules(version: version, services: [name]).first)
      let names = try #require(module.services.first?.names)
      #expect(module.name == "WeatherAPI")
      #expect(names.service == "WeatherService")
      #expect(names.client == "WeatherClient")
      #expect(names.server == "WeatherServer")
      #expect(names.mock == "MockWeatherService")
    }
  }

  @Test func aTypeThatIsCalledLikeItsServiceKeepsItsName() throws {
    let types = ["Order", "OrderService", "OrderAPI"]
    let module = try #require(
      modules(version: "Shop", services: ["OrderService"], types: types).first)
    let plan = NamePlan(module.version, taken: module.declaredNames)
    #expect(types.map(plan.type) == ["Order", "OrderServiceValue", "OrderAPIValue"])
  }

  @Test func onlyANameThatIsTakenGetsANumber() {
    let pair = modules(version: "Shop", services: ["Order", "OrderService", "Pay"])
    #expect(pair.map(\.name) == ["ShopTypes", "OrderAPI", "Order2API", "PayAPI"])
    // The runtime has a ServiceServer.
    let plain = modules(version: "Shop", services: ["Service"])
    #expect(plain.flatMap(\.services).map(\.names.client) == ["Service2Client"])
  }

  @Test(arguments: [
    ("WeatherService", "Weather2Service"), ("WeatherAPI", "WeatherService"),
    ("Weather", "WeatherService"),
  ])
  func aModuleThatTheUserNamesHidesNoService(chosen: String, service: String) {
    let modules = modules(version: "Weather", services: ["WeatherService"], module: chosen)
    #expect(modules.map(\.name) == [chosen])
    #expect(modules.flatMap(\.services).map(\.names.service) == [service])
  }

  @Test func allServicesOfAWSDLInOneModule() {
    let modules = modules(version: "Shop", services: ["Pay", "Shop"], layout: .one)
    #expect(modules.map(\.name) == ["ShopAPI"])
    #expect(modules.flatMap(\.services).map(\.names.client) == ["PayClient", "ShopClient"])
  }

  @Test func oneOfTwoServicesIsAnAgentByItsName() {
    let services = [
      Service(name: "TravelAgent", kind: .agent), Service(name: "Travel", kind: .agent),
    ]
    #expect(Set(bases(of: services)) == ["TravelAgent", "TravelAgent2"])
  }

  @Test func servicesThatWouldHaveOneNameDoNot() {
    let services = ["my.Service", "myService", "MyService"].map { Service(name: $0, kind: .agent) }
    let bases = bases(of: services)
    #expect(Set(bases).count == 3)
    #expect(bases.last == "MyServiceAgent")
  }

  @Test(arguments: [
    ("Operator", "operator", "`operator`"), ("Private", "private", "`private`"),
    ("Protocol", "protocol", "`protocol`"), ("Open", "open", "`open`"),
    ("Default", "default", "`default`"), ("Type", "type", "type"), ("Id", "id", "id"),
    ("Description", "description", "description"), ("Self", "selfValue", "selfValue"),
    ("Init", "initValue", "initValue"), ("Coder", "coderValue", "coderValue"),
    ("IsNilValue", "isNilValueValue", "isNilValueValue"), ("Any", "any", "any"),
    ("EMail", "eMail", "eMail"), ("UDefFieldId", "uDefFieldId", "uDefFieldId"),
    ("IDs", "ids", "ids"), ("URL", "url", "url"), ("VAT", "vat", "vat"), ("LCID", "lcid", "lcid"),
    ("CRMScriptEntityId", "crmScriptEntityId", "crmScriptEntityId"),
    ("TZLocationID", "tzLocationID", "tzLocationID"),
    ("TZLocationId", "tzLocationId", "tzLocationId"),
    ("AppointmentType", "appointmentType", "appointmentType"),
    ("_Links", "links", "links"), ("odata.metadata", "odataMetadata", "odataMetadata"),
    ("odata.nextLink", "odataNextLink", "odataNextLink"), ("$select", "select", "select"),
    ("value", "value", "value"), ("op", "op", "op"), ("path", "path", "path"),
  ])
  func fields(wire: String, plain: String, written: String) throws {
    let name = try #require(plan(types: []).fields([wire, "Other"], of: "Book")[wire])
    #expect(name.plain == plain)
    #expect(name.written == written)
  }

  @Test(arguments: [
    ("None", "noneValue"), ("Some", "someValue"), ("Self", "selfValue"), ("Type", "type"),
    ("Protocol", "`protocol`"), ("Internal", "`internal`"), ("Default", "`default`"),
    ("Static", "`static`"), ("Public", "`public`"), ("Continue", "`continue`"),
    ("Open", "`open`"), ("Dynamic", "dynamic"), ("Left", "left"), ("Right", "right"),
    ("ANSI", "ansi"), ("ASC", "asc"), ("BCC", "bcc"), ("CC", "cc"), ("CRMGUI", "crmgui"),
    ("DESC", "desc"), ("HTML", "html"), ("OK", "ok"), ("PC", "pc"), ("SMS", "sms"),
    ("URL", "url"), ("XOR", "xor"), ("inChecklist", "inChecklist"), ("inDiary", "inDiary"),
    ("adminGUI", "adminGUI"), ("UndefinedValue128", "undefinedValue128"),
    ("XmlName", "xmlName"), ("WireDefault", "wireDefaultValue"), ("AllCases", "allCasesValue"),
    ("Parse", "parseValue"), ("IsName", "isNameValue"),
  ])
  func members(wire: String, written: String) {
    let enumeration = EnumerationType(members: [.init(name: wire), .init(name: "Other")])
    let names = plan(types: []).members(of: enumeration, named: "Genre")
    #expect(names[wire]?.written == (wire == "XmlName" ? "xmlNameValue" : written))
  }

  @Test(arguments: [
    ("Context", "contextValue"), ("Options", "optionsValue"), ("Output", "output"),
    ("Await", "`await`"),
    ("Connection", "connectionValue"), ("Coder", "coderValue"), ("GivenInput", "givenInputValue"),
    ("OnFind", "onFindValue"), ("Private", "`private`"), ("Open", "open"), ("In", "`in`"),
    ("XmlOrJson", "xmlOrJson"), ("xml_or_json", "xmlOrJson"), ("$mode", "mode"),
    ("filter.name", "filterName"),
  ])
  func parameters(wire: String, written: String) {
    let operation = ServiceOperation(
      name: "Find", parameters: [wire, "Other"].map { Parameter(name: $0, type: .string) })
    let names = plan(types: []).arguments(
      of: operation, in: Self.services[0], method: MemberName("find"))
    #expect(names[wire]?.written == written)
  }

  @Test(arguments: [
    ("Find", "find", "Find"), ("IsNumberValid", "isNumberValid", "IsNumberValid"),
    ("Delete", "delete", "Delete"), ("Init", "initOperation", "Init"),
    ("Register", "registerOperation", "Register"),
    ("Connection", "connectionOperation", "Connection"), ("OnFind", "onFindOperation", "OnFind"),
    ("Continue", "`continue`", "Continue"), ("Person", "person", "PersonOperation"),
    ("Input", "input", "InputOperation"), ("Task", "task", "TaskOperation"),
    ("Person_GET", "personGET", "PersonGET"),
  ])
  func operations(wire: String, method: String, messages: String) {
    let service = Service(
      name: "Find", kind: .agent,
      operations: Set([wire, "Find"]).sorted().map { ServiceOperation(name: $0) })
    let plan = plan(types: ["Person"])
    #expect(plan.operations(of: service)[wire]?.written == method)
    #expect(plan.messages(of: service)[wire] == messages)
  }
}
