/// Configurations, corrections and templates that grow.
extension ScaleCase {
  static func settings(_ pages: ScalePages) -> [ScaleCase] {
    let page = pages.soap
    @Sendable func with(_ configuration: String, _ others: [String: String] = [:])
      -> [String: String]
    {
      var files = [ScalePages.soapPath: page, "specs/docs2swift.json": configuration]
      files.merge(others) { first, _ in first }
      return files
    }
    @Sendable func template(_ text: String) -> [String: String] {
      with(#"{"output":"../out","templates":"../t"}"#, ["t/x.mustache": text])
    }
    return [
      .tool("configuration: patterns") { count in
        with(#"{"output":"../out","exclude":["# + each(count) { "\"A\($0)*.B*\"," } + #""C"]}"#)
      },
      .tool("configuration: names") { count in
        let names = each(count) { "\"A\($0)\":\"B\($0)\"," }
        return with(#"{"output":"../out","names":{"types":{"# + names + #""C":"D"}}}"#)
      },
      .tool("configuration: depth") { with("[".times($0) + "]".times($0)) },
      .tool("corrections") { count in
        let entries = each(count) { "{\"reason\":\"r\",\"type\":\"X\($0)\",\"set\":{}}," }
        return with(
          #"{"output":"../out","corrections":"c.json"}"#,
          ["specs/c.json": "{\"corrections\":[\(entries){}]}"])
      },
      .tool("template: sections") { template("{{#a}}{{b}}{{/a}}".times($0)) },
      .tool("template: sections that do not match") {
        template("{{#a}}".times($0) + "{{/b}}".times($0))
      },
      .tool("template: sections closed from outside") { count in
        template("{{#a}}" + "{{#b}}".times(count) + "{{/a}}" + "{{/b}}".times(count))
      },
      .tool("template: braces") { template("{{".times($0)) },
      .tool("template: partials nobody has") { count in template(each(count) { "{{>p\($0)}}" }) },
    ]
  }
}
