#include "CEmbeddedTemplates.h"

// The compiler puts the files into the binary unchanged. So no other step of the build has to run
// first; a plugin of another package could not wait for such a step. A file that is added to
// Templates needs its lines here; a test compares the two.

#pragma clang diagnostic ignored "-Wc23-extensions"

#define TEMPLATE(path) { path, (const unsigned char[]) {
#define END }},

static const EmbeddedTemplate rows[] = {
  TEMPLATE("client.mustache")
#embed "../../../Templates/client.mustache" suffix(, 0) if_empty(0)
  END
  TEMPLATE("enumerations.mustache")
#embed "../../../Templates/enumerations.mustache" suffix(, 0) if_empty(0)
  END
  TEMPLATE("mock.mustache")
#embed "../../../Templates/mock.mustache" suffix(, 0) if_empty(0)
  END
  TEMPLATE("operations.mustache")
#embed "../../../Templates/operations.mustache" suffix(, 0) if_empty(0)
  END
  TEMPLATE("partials/answer.mustache")
#embed "../../../Templates/partials/answer.mustache" suffix(, 0) if_empty(0)
  END
  TEMPLATE("partials/choice.mustache")
#embed "../../../Templates/partials/choice.mustache" suffix(, 0) if_empty(0)
  END
  TEMPLATE("partials/client-method.mustache")
#embed "../../../Templates/partials/client-method.mustache" suffix(, 0) if_empty(0)
  END
  TEMPLATE("partials/complex-type.mustache")
#embed "../../../Templates/partials/complex-type.mustache" suffix(, 0) if_empty(0)
  END
  TEMPLATE("partials/documentation.mustache")
#embed "../../../Templates/partials/documentation.mustache" suffix(, 0) if_empty(0)
  END
  TEMPLATE("partials/enumeration.mustache")
#embed "../../../Templates/partials/enumeration.mustache" suffix(, 0) if_empty(0)
  END
  TEMPLATE("partials/field.mustache")
#embed "../../../Templates/partials/field.mustache" suffix(, 0) if_empty(0)
  END
  TEMPLATE("partials/form.mustache")
#embed "../../../Templates/partials/form.mustache" suffix(, 0) if_empty(0)
  END
  TEMPLATE("partials/formed-field.mustache")
#embed "../../../Templates/partials/formed-field.mustache" suffix(, 0) if_empty(0)
  END
  TEMPLATE("partials/header.mustache")
#embed "../../../Templates/partials/header.mustache" suffix(, 0) if_empty(0)
  END
  TEMPLATE("partials/imports.mustache")
#embed "../../../Templates/partials/imports.mustache" suffix(, 0) if_empty(0)
  END
  TEMPLATE("partials/inner-dictionaries.mustache")
#embed "../../../Templates/partials/inner-dictionaries.mustache" suffix(, 0) if_empty(0)
  END
  TEMPLATE("partials/limit-arguments.mustache")
#embed "../../../Templates/partials/limit-arguments.mustache" suffix(, 0) if_empty(0)
  END
  TEMPLATE("partials/limits.mustache")
#embed "../../../Templates/partials/limits.mustache" suffix(, 0) if_empty(0)
  END
  TEMPLATE("partials/mock-handler.mustache")
#embed "../../../Templates/partials/mock-handler.mustache" suffix(, 0) if_empty(0)
  END
  TEMPLATE("partials/mock-method.mustache")
#embed "../../../Templates/partials/mock-method.mustache" suffix(, 0) if_empty(0)
  END
  TEMPLATE("partials/named-parts.mustache")
#embed "../../../Templates/partials/named-parts.mustache" suffix(, 0) if_empty(0)
  END
  TEMPLATE("partials/operation-case.mustache")
#embed "../../../Templates/partials/operation-case.mustache" suffix(, 0) if_empty(0)
  END
  TEMPLATE("partials/operation.mustache")
#embed "../../../Templates/partials/operation.mustache" suffix(, 0) if_empty(0)
  END
  TEMPLATE("partials/own-field.mustache")
#embed "../../../Templates/partials/own-field.mustache" suffix(, 0) if_empty(0)
  END
  TEMPLATE("partials/registration.mustache")
#embed "../../../Templates/partials/registration.mustache" suffix(, 0) if_empty(0)
  END
  TEMPLATE("partials/service-method.mustache")
#embed "../../../Templates/partials/service-method.mustache" suffix(, 0) if_empty(0)
  END
  TEMPLATE("partials/unimplemented-method.mustache")
#embed "../../../Templates/partials/unimplemented-method.mustache" suffix(, 0) if_empty(0)
  END
  TEMPLATE("partials/xml-name.mustache")
#embed "../../../Templates/partials/xml-name.mustache" suffix(, 0) if_empty(0)
  END
  TEMPLATE("schema.mustache")
#embed "../../../Templates/schema.mustache" suffix(, 0) if_empty(0)
  END
  TEMPLATE("server.mustache")
#embed "../../../Templates/server.mustache" suffix(, 0) if_empty(0)
  END
  TEMPLATE("service.mustache")
#embed "../../../Templates/service.mustache" suffix(, 0) if_empty(0)
  END
  TEMPLATE("tests.mustache")
#embed "../../../Templates/tests.mustache" suffix(, 0) if_empty(0)
  END
  TEMPLATE("types.mustache")
#embed "../../../Templates/types.mustache" suffix(, 0) if_empty(0)
  END
  TEMPLATE("unimplemented.mustache")
#embed "../../../Templates/unimplemented.mustache" suffix(, 0) if_empty(0)
  END
};

const EmbeddedTemplate *const embeddedTemplates = rows;
const int embeddedTemplateCount = sizeof(rows) / sizeof(rows[0]);

static const unsigned char keys[] = {
#embed "../../../docs/templates.md" suffix(, 0) if_empty(0)
};

const unsigned char *const embeddedTemplateKeys = keys;
