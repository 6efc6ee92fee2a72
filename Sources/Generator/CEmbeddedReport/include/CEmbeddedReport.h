#ifndef C_EMBEDDED_REPORT_H
#define C_EMBEDDED_REPORT_H

/// The style of the report for the browser, with a null byte after it.
extern const unsigned char *_Nonnull const embeddedReportStyle;

/// The script of the page, with a null byte after it. It shows visible rows, searches, filters,
/// sorts, and handles keys.
extern const unsigned char *_Nonnull const embeddedReportScript;

#endif
