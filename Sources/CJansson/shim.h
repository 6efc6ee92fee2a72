#ifndef DOCS2SWIFT_CJANSSON_SHIM_H
#define DOCS2SWIFT_CJANSSON_SHIM_H

#include <jansson.h>

#endif
