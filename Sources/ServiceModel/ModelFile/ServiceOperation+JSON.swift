import PositionedJSON

extension ServiceOperation: JSONObject {
  package func writeMembers(to writer: inout JSONWriter) {
    writer.member("documentation", documentation)
    writer.member("name", name)
    writer.member("parameters", parameters)
    writer.member("rest", rest)
    writer.member("results", results)
    writer.member("soap", soap)
  }
}

extension Parameter: JSONObject {
  package func writeMembers(to writer: inout JSONWriter) {
    writer.member("documentation", documentation)
    writer.member("name", name)
    writer.member("type", type)
  }
}

extension SOAPBinding: JSONObject {
  package func writeMembers(to writer: inout JSONWriter) {
    writer.member("action", action)
    writer.member("inputElement", inputElement)
    writer.member("outputElement", outputElement)
    writer.member("page", page)
    writer.member("requestHeaders", requestHeaders)
    writer.member("responseHeaders", responseHeaders)
  }
}

extension HeaderPart: JSONWritable {
  package func write(to writer: inout JSONWriter) { writer.string(name) }
}

extension RESTBinding: JSONObject {
  package func writeMembers(to writer: inout JSONWriter) {
    writer.member("body", body)
    writer.member("method", method)
    writer.member("page", page)
    writer.member("parameters", parameters)
    writer.member("path", path)
    writer.member("requestHeaders", requestHeaders)
    writer.member("requestMediaTypes", requestMediaTypes)
    writer.member("responseMediaTypes", responseMediaTypes)
    writer.member("statuses", statuses)
  }
}

extension RESTBinding.Body: JSONWritable {}

extension RESTParameter: JSONObject {
  package func writeMembers(to writer: inout JSONWriter) {
    writer.member("documentation", documentation)
    writer.member("isRequired", isRequired)
    writer.member("list", list)
    writer.member("location", location)
    writer.member("name", name)
    writer.member("parameter", parameter)
    writer.member("type", type)
  }
}

extension RESTParameter.Location: JSONWritable {}

extension RESTParameter.ListForm: JSONWritable {}
