#ifndef DOCS2SWIFT_CSODIUM_SHIM_H
#define DOCS2SWIFT_CSODIUM_SHIM_H

#include <sodium.h>

#endif
