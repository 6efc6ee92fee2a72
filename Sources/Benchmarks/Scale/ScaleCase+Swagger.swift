/// Swagger files that grow.
extension ScaleCase {
  static let swagger: [ScaleCase] = [
    file("operations", from: 50, operations: { each($0) { operation($0, "") } }),
    file("properties") { type(0, each($0) { property($0, string) }) },
    file("a chain of types") { count in
      each(count) { type($0, property(0, $0 < count - 1 ? reference($0 + 1) : string)) }
    },
    file("types in a circle") { count in
      each(count) {
        type(
          $0,
          property(0, reference(($0 + 1) % count)) + property(1, reference(($0 * 7 + 3) % count)))
      }
    },
    file("members of an enumeration") { type(0, property(0, enumeration($0))) },
    file("equal enumerations", from: 50, operations: { each($0) { operation($0, body($0)) } }) {
      each($0) { type($0, property($0, enumeration(20))) }
    },
    file(
      "parameters",
      operations: { count in
        operation(0, each(count) { #"{"name":"q\#($0)","in":"query","type":"string"},"# })
      }),
    file(
      "parameters of one name",
      operations: { operation(0, #"{"name":"q","in":"query","type":"string"},"#.times($0)) }),
    file("lists in lists") { count in
      type(0, property(0, #"{"type":"array","items":"#.times(count) + string + "}".times(count)))
    },
    file("prose") { count in
      let prose = "word ![[]() ".times(count)
      return type(0, property(0, #"{"type":"string","description":""# + prose + "\"}"))
    },
    file("types that nobody defines") { type(0, each($0) { property($0, reference($0 + 1)) }) },
    .tool("OpenAPI: references to one parameter", from: 50) { count in
      let members = each(count) { "\"M\($0)\"," }
      let paths = each(count) {
        operation($0, ##"{"$ref":"#/components/parameters/P"},"##)
      }
      return [
        "specs/openapi.json": ##"""
        {"openapi":"3.1.0","paths":{\##(paths)"x-end":{}},"components":{"parameters":{"P":
        {"name":"p","in":"query","schema":{"type":"string","enum":[\##(members)"M"]}}}}}
        """##
      ]
    },
  ]

  private static let string = #"{"type":"string"}"#

  private static func reference(_ number: Int) -> String {
    ##"{"$ref":"#/definitions/A.T\##(number)"}"##
  }

  private static func property(_ number: Int, _ schema: String) -> String {
    "\"P\(number)\":\(schema),"
  }

  private static func type(_ number: Int, _ properties: String) -> String {
    #""A.T\#(number)":{"type":"object","properties":{\#(properties)"Z":{"type":"string"}}},"#
  }

  private static func body(_ type: Int) -> String {
    #"{"name":"body","in":"body","schema":\#(reference(type))},"#
  }

  /// - Parameter parameters: each with a comma after it.
  private static func operation(_ number: Int, _ parameters: String) -> String {
    #"""
    "/api/v1/Agents/User/Op\#(number)":{"post":{"operationId":"v1UserAgent_Op\#(number)",
    "tags":["User"],"parameters":[\#(parameters){"name":"SO-Language","in":"header","type":"string"}],
    "responses":{"204":{"description":"Done"}}}},
    """#
  }

  private static func enumeration(_ members: Int) -> String {
    #"{"type":"string","enum":["# + each(members) { "\"M\($0)\"," } + #""M"]}"#
  }

  private static func file(
    _ name: String, from start: Int = 500,
    operations: @escaping @Sendable (Int) -> String = { _ in operation(0, body(0)) },
    types: @escaping @Sendable (Int) -> String = { _ in "" }
  ) -> ScaleCase {
    .tool("Swagger: \(name)", from: start) { count in
      [
        "specs/Swagger-v1-UserAgent.json": #"""
        {"swagger":"2.0","info":{"title":"t","version":"v1"},"paths":{\#(operations(count))"x-end":{}},
        "definitions":{\#(types(count))"A.End":{"type":"object"}}}
        """#
      ]
    }
  }
}
