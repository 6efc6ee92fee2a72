// Every file here speaks it.
@_exported import RawHTTP
