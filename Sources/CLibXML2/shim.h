#ifndef DOCS2SWIFT_CLIBXML2_SHIM_H
#define DOCS2SWIFT_CLIBXML2_SHIM_H

#include <libxml/xmlversion.h>
// With ICU enabled, libxml2's headers declare UErrorCode, and Foundation's own ICU declares it
// differently: a clean debug build then fails. Nothing here uses that part of the API.
#undef LIBXML_ICU_ENABLED

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/c14n.h>
#include <libxml/xmlschemastypes.h>
#include <libxml/xmlschemas.h>

/// Frees what libxml2 has allocated; its own `xmlFree` is a variable, which Swift takes for shared
/// mutable state.
static inline void libxml2_free(void *memory) { xmlFree(memory); }

/// Makes the built-in types of XML Schema; the library does so on first use, for which it has no lock.
static inline void libxml2_init_schema_types(void) { xmlSchemaInitTypes(); }

/// Parses a whole message, with the SAX handler the context has.
///
/// The library's own call for this copies the message into a buffer of its own and asks that buffer
/// for more at every step near the end. `message` ends with a zero byte and outlives the call; it is not
/// freed when a handler stops the parser, and what the handlers have been given stays readable.
///
/// There is no network, and an encoding is not looked for: the message is UTF-8. Entities are replaced,
/// of which there are only those of XML itself, because the parser refuses a document type; if they
/// were not, `&amp;` in an attribute would be handed out as `&#38;`.
static inline void libxml2_parse(
    xmlParserCtxtPtr context, const xmlChar *message, void *userData) {
  xmlCtxtReset(context);
  // Older versions leave what was in scope where the last message was given up.
  context->nsNr = 0;
  context->userData = userData;
  xmlCtxtUseOptions(context, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_NOENT);
  xmlParserInputPtr input = xmlNewStringInputStream(context, message);
  if (input == NULL) return;
  inputPush(context, input);
  xmlParseDocument(context);
}

#endif
