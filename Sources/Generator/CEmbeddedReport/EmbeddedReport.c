#include "CEmbeddedReport.h"

// The compiler puts the files into the binary unchanged.

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char style[] = {
#embed "report.css" suffix(, 0) if_empty(0)
};

static const unsigned char script[] = {
#embed "report.js" suffix(, 0) if_empty(0)
};

const unsigned char *const embeddedReportStyle = style;
const unsigned char *const embeddedReportScript = script;
