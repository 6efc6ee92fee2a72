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
    writer.member("xml", xml)
  }
}

extension SOAPBinding: JSONObject {
  package func writeMembers(to writer: inout JSONWriter) {
    writer.member("action", action)
    writer.member("faults", faults)
    writer.member("inputElement", inputElement)
    writer.member("inputNamespace", inputNamespace)
    writer.member("isOneWay", isOneWay)
    writer.member("outputElement", outputElement)
    writer.member("outputNamespace", outputNamespace)
    writer.member("page", page)
    writer.member("requestHeaders", requestHeaders)
    writer.member("responseHeaders", responseHeaders)
  }
}

extension HeaderPart: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    if type == nil, namespace == nil { return writer.string(name) }
    writer.object { writer in
      writer.member("name", name)
      writer.member("namespace", namespace)
      writer.member("type", type)
    }
  }
}

extension FaultPart: JSONObject {
  package func writeMembers(to writer: inout JSONWriter) {
    writer.member("element", element)
    writer.member("namespace", namespace)
    writer.member("type", type)
  }
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

extension RESTCarrier: JSONObject {
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

extension RESTCarrier.Location: JSONWritable {}

extension RESTCarrier.ListForm: JSONWritable {}
