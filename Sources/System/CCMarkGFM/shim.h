#ifndef DOCS2SWIFT_CCMARKGFM_SHIM_H
#define DOCS2SWIFT_CCMARKGFM_SHIM_H

#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>

#endif
