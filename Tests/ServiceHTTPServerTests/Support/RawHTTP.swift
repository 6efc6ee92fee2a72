// Every file here uses it.
@_exported import RawHTTP
