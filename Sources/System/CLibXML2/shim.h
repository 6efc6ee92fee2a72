#ifndef DOCS2SWIFT_CLIBXML2_SHIM_H
#define DOCS2SWIFT_CLIBXML2_SHIM_H

#include <libxml/xmlversion.h>
// With ICU enabled, the headers of libxml2 declare UErrorCode. Foundation's own ICU declares it
// differently, so a clean debug build fails. This package does not use that part of the API.
#undef LIBXML_ICU_ENABLED

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/c14n.h>
#include <libxml/xmlschemastypes.h>
#include <libxml/xmlschemas.h>

/// Frees memory that libxml2 has allocated. Its own `xmlFree` is a variable, which Swift treats as
/// shared mutable state.
static inline void libxml2_free(void *memory) { xmlFree(memory); }

/// Creates the built-in types of XML Schema. The library does this on first use, without a lock.
static inline void libxml2_init_schema_types(void) { xmlSchemaInitTypes(); }

/// Parses a whole message, with the SAX handler of the context.
///
/// The library's own function for this copies the message into another buffer, and asks that buffer
/// for more data at every step near the end. `message` ends with a zero byte and lives longer than
/// the call. It is not freed if a handler stops the parser, so the pointers that the handlers
/// received stay valid.
///
/// The parser does not use the network, and does not look for an encoding: the message is UTF-8.
/// Entities are replaced. There are only the entities of XML itself, because the parser refuses a
/// document type. Without the replacement, handlers would receive `&amp;` in an attribute as
/// `&#38;`.
static inline void libxml2_parse(
    xmlParserCtxtPtr context, const xmlChar *message, void *userData) {
  xmlCtxtReset(context);
  // Older versions keep the namespaces that were in scope when the last message was abandoned.
  context->nsNr = 0;
  context->userData = userData;
  xmlCtxtUseOptions(context, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_NOENT);
  xmlParserInputPtr input = xmlNewStringInputStream(context, message);
  if (input == NULL) return;
  inputPush(context, input);
  xmlParseDocument(context);
}

#endif
