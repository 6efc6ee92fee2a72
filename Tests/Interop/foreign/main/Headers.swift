import Relay
import ServiceRuntime
import SetMarket

/// The parts of the market's headers, read by their keys and written again.
let marketHeaders: HeaderReading = { headers in
  var read = SOAPHeaders()
  let (session, balance) = (SOAPHeaderKey<Session>.session, SOAPHeaderKey<Price>.balance)
  read[session] = try headers.value(of: session)
  read[balance] = try headers.value(of: balance)
  return read
}
