/// Calls to paste into a shell.
struct Instructions {
  let url: String

  var text: String {
    """
    Serving the token operations at \(url) until Ctrl-C.

    # Save over REST; the answer is the key
    \(rest("SaveExternalTokens", #"{"TokenManagementInfo":{"Provider":"ERP","AccessToken":"a","RefreshToken":"r"}}"#))

    # Get over REST, with the key of the first call
    \(rest("GetExternalTokens", #"{"Key":"demo-1"}"#))

    # Save over SOAP
    \(soap("SaveExternalTokens", "<u:TokenManagementInfo><u:Provider>ERP</u:Provider><u:AccessToken>a</u:AccessToken><u:RefreshToken>r</u:RefreshToken></u:TokenManagementInfo>"))

    # Get over SOAP, with the key of the first call
    \(soap("GetExternalTokens", "<u:Key>demo-1</u:Key>"))

    # Is the server well?
    curl -sS \(url)/healthz

    """
  }

  private func rest(_ operation: String, _ json: String) -> String {
    """
    curl -sS \(url)/api/v1/Agents/User/\(operation) \\
      -H 'Content-Type: application/json' -d '\(json)'
    """
  }

  private func soap(_ operation: String, _ content: String) -> String {
    """
    curl -sS \(url)/Remote/Services88/User.svc \\
      -H 'Content-Type: text/xml; charset=utf-8' -H 'SOAPAction: "\(Self.namespace)/User/\(operation)"' \\
      -d '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:u="\(Self.namespace)"><s:Body><u:\(operation)>\(content)</u:\(operation)></s:Body></s:Envelope>'
    """
  }

  private static let namespace = "http://www.superoffice.net/ws/crm/NetServer/Services88"
}
