#ifndef C_EMBEDDED_TEMPLATES_H
#define C_EMBEDDED_TEMPLATES_H

/// A template of the folder Templates.
typedef struct {
  /// Inside the folder.
  const char *_Nonnull path;
  /// The file as it is, with a null byte behind it.
  const unsigned char *_Nonnull text;
} EmbeddedTemplate;

/// Every template, sorted by path.
extern const EmbeddedTemplate *_Nonnull const embeddedTemplates;
extern const int embeddedTemplateCount;

#endif
