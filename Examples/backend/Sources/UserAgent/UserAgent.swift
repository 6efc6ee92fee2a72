// Everything else in this module is generated from the Swagger and WSDL files in specs/ when the package is built.
// SwiftPM leaves out a target without any Swift file of its own, so this one has to be here.
